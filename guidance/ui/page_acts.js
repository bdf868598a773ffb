// Buttons that stand on the page as HTML: what they stand for is told to the server, by what page_acts.py draws.
(() => {
  if (window.guidanceActs?.tell) return;

  const waiting = window.guidanceActs || [];
  const hear = ({ setTriggerValue }) => (window.guidanceActs.tell = (act) => setTriggerValue("act", act));
  window.guidanceActs = { tell: () => {}, push: hear };
  waiting.forEach(hear);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button[data-act]");
    if (button) window.guidanceActs.tell(button.dataset.act);
  });
})();
