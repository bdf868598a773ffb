// Keeps the talk in the visitor's own browser: in the tab always, in the browser beyond it where the visitor wants so.
// What was kept is handed to each new session of the server once; after that the server's word is what is kept.
(() => {
  if (window.guidanceDevice?.hear) return;

  const NAME = "guidance-talk";
  const REPORTED_AGAIN = 1000; // milliseconds
  const MOST_REPORTS = 5;
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return undefined; // storage that is full, or that the browser or its owner forbids
    }
  };
  const put = (storage, text) => attempt(() => (text ? storage().setItem(NAME, text) : storage().removeItem(NAME)));
  const tab = () => window.sessionStorage;
  const device = () => window.localStorage;
  const isDrawn = () => document.querySelector("[data-testid='stApp']")?.dataset.testScriptState === "notRunning";
  // A report that cuts off the first run would take an address of another page to the front page.
  const whenDrawn = (act) => (isDrawn() ? act() : setTimeout(whenDrawn, 50, act));

  const page = { session: "", number: 0, tell: () => {} };
  // The server numbers what it says from the moment that it has heard: a report that it has not heard, since the visitor
  // sent something in the same moment, is made again.
  const report = ({ session, longest }, left) => {
    if (page.session !== session || page.number || !left) return;
    const text = attempt(() => tab().getItem(NAME)) || attempt(() => device().getItem(NAME)) || "";
    const works = attempt(() => (tab().setItem(`${NAME}-try`, "1"), tab().removeItem(`${NAME}-try`), true));
    page.tell("found", { session, text: text.slice(0, longest + 1), works: Boolean(works) });
    setTimeout(whenDrawn, REPORTED_AGAIN, () => report({ session, longest }, left - 1));
  };
  const hear = ({ data, setTriggerValue }) => {
    page.tell = setTriggerValue;
    if (page.session !== data.session) {
      page.session = data.session;
      page.number = 0;
      whenDrawn(() => report(data, MOST_REPORTS));
    }
    if (data.number <= page.number) return; // an older state that is drawn again
    page.number = data.number;
    put(tab, data.text);
    put(device, data.on_device ? data.text : "");
  };

  // What device_storage.py draws may be here before this script is.
  const waiting = window.guidanceDevice || [];
  window.guidanceDevice = { hear, push: hear };
  waiting.forEach(hear);
})();
