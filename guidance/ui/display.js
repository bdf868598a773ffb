// The switches of larger text and high contrast, which templates/document_head recalls; and on paper all but what is long is unfolded.
(() => {
  if (window.guidanceDisplay) return;
  window.guidanceDisplay = true;

  const root = document.documentElement;
  const names = { text: "large", contrast: "high" };
  const store = (name, value) => {
    try {
      if (value) localStorage.setItem("guidance-" + name, value);
      else localStorage.removeItem("guidance-" + name);
    } catch {} // a browser that stores nothing: the switch holds for this visit
  };
  const set = (name, value) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  };
  const mark = () => {
    for (const button of document.querySelectorAll("[data-display]")) {
      const pressed = String(button.dataset.display in root.dataset);
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    }
  };
  new MutationObserver(mark).observe(document.body, { childList: true, subtree: true });
  mark();

  document.addEventListener("click", (event) => {
    const name = event.target.closest("[data-display]")?.dataset.display;
    if (!(name in names)) return;
    const value = name in root.dataset ? "" : names[name];
    set(name, value);
    store(name, value);
    mark();
  });

  document.addEventListener("click", (event) => event.target.closest("[data-print]") && print());
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open], [data-long])")];
    for (const each of unfolded) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of unfolded) each.open = false;
    unfolded = [];
  });
})();
