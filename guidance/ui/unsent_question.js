// A question sent into a line that was dead already arrives nowhere: it goes back into its box once the line is back.
(() => {
  if (window.guidanceUnsentQuestion) return;
  window.guidanceUnsentQuestion = true;
  const WAIT = 2000; // milliseconds that the page may take to show a question that did arrive
  const box = () => document.querySelector("[data-testid='stChatInput'] textarea");
  const plain = (text) => text.replace(/\s+/g, "");
  let question = "";
  let shownBefore = 0;
  let wasCut = false;
  const shown = () =>
    [...document.querySelectorAll(".asked p")].filter((each) => plain(each.textContent) === plain(question)).length;

  const note = () => {
    const text = box()?.value.trim();
    if (!text) return;
    question = text;
    shownBefore = shown();
    wasCut = false;
  };
  const sends = (event) => event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
  window.addEventListener("keydown", (event) => event.target === box() && sends(event) && note(), true);
  window.addEventListener(
    "click",
    (event) => event.target.closest?.("[data-testid='stChatInputSubmitButton']") && note(),
    true
  );

  const putBack = () => {
    const field = box();
    if (!question || !field || field.disabled || shown() > shownBefore) return;
    if (!field.value) {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, question);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    question = "";
  };
  const look = () => {
    if (!question) return;
    if (shown() > shownBefore) question = "";
    else if (box()?.disabled) wasCut = true;
    else if (wasCut) {
      wasCut = false;
      setTimeout(putBack, WAIT);
    }
  };
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] };
  new MutationObserver(look).observe(document.body, watched);
})();
