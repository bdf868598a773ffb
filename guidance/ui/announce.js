// What a reader of screens learns without looking: the new answer, how much was found; and the focus is never lost.
(() => {
  if (window.guidanceAnnounce) return;
  window.guidanceAnnounce = true;

  const LONGEST = 600; // characters that are read out at once
  const region = document.createElement("div");
  region.className = "unseen";
  region.setAttribute("role", "log");
  region.setAttribute("aria-live", "polite");
  document.body.append(region);
  const announce = (text) => {
    region.textContent = "";
    setTimeout(() => (region.textContent = text.slice(0, LONGEST)), 50); // an empty region that is filled is read out
  };

  const isDrawn = () => !document.querySelector("[data-testid='stApp']:not([data-test-script-state='notRunning'])");
  const newestAnswer = () => {
    const asked = [...document.querySelectorAll(".asked")].pop();
    if (!asked) return "";
    const follows = (element) => asked.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const sentences = [...document.querySelectorAll(".closed-lead, .said")].filter(follows);
    return sentences.map((sentence) => sentence.textContent).join(" ");
  };
  const counts = ".stHtml p[role='status']:not(.card, .waiting)"; // drawn anew with every search, hence not read out
  const found = () => [...document.querySelectorAll(counts)].map((each) => each.textContent).join(" ");

  // The element that had the focus, by the name that Streamlit's containers have.
  let focused = null;
  const nameOf = (element) => element.closest("[class*='st-key-']")?.className.match(/st-key-\S+/)?.[0];
  document.addEventListener("focusin", (event) => (focused = { element: event.target, name: nameOf(event.target) }));
  const restoreFocus = () => {
    if (!focused || focused.element.isConnected || document.activeElement !== document.body) return;
    const { element, name } = focused;
    focused = null;
    const again = name && document.querySelector(`.${CSS.escape(name)} ${element.localName}:not([disabled])`);
    const question = document.querySelector("h2.now, [class*='st-key-question-'] h2");
    const target = again || question || [...document.querySelectorAll(".asked, h1")].pop();
    if (!target) return;
    if (!again) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };

  // Streamlit's way past the navigation ends before it, since the navigation stands on the page itself.
  document.addEventListener("click", (event) => {
    const heading = document.querySelector(".stMain h1");
    if (!heading || !event.target.closest("[data-testid='stSkipToContent']")) return;
    event.preventDefault();
    heading.tabIndex = -1;
    heading.focus();
  });

  let before = { place: location.pathname, answer: newestAnswer(), found: found() };
  const look = () => {
    if (!isDrawn()) return;
    restoreFocus();
    const now = { place: location.pathname, answer: newestAnswer(), found: found() };
    const news = now.answer !== before.answer ? now.answer : now.found !== before.found && now.found;
    const isOtherPage = now.place !== before.place;
    before = now;
    if (news && !isOtherPage) announce(news);
  };
  let waiting = 0;
  new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-test-script-state"] });
})();
