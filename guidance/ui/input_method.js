// Enter that takes a word from an input method (拼音) is no Enter of the page: nothing sends or chooses by it. WebKit
// ends the composition before it reports that key, so that only its code, 229, tells it apart.
(() => {
  if (window.guidanceInputMethod) return;
  window.guidanceInputMethod = true;
  const hold = (event) => {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", hold, { capture: true });
})();
