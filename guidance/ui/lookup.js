// Page 条款查询 by keyboard: the box has the focus, arrows move through the results, Escape goes back.
(() => {
  if (window.guidanceLookup) return;
  window.guidanceLookup = true;
  const find = (selector) => document.querySelector(selector);
  const box = () => find(".st-key-lookup-query input");

  // The notice beside the results moves to the clause; the results must not move with it.
  const place = (here) => {
    const text = here.closest(".notice");
    if (getComputedStyle(text).overflowY === "auto") text.scrollTop = here.offsetTop - text.clientHeight / 3;
    else if (here.closest(".chosen")) here.scrollIntoView({ block: "center" });
  };

  // The box or the row that had the focus gets it back when Streamlit has taken it away to draw it anew, unless the
  // visitor has gone elsewhere; an arrow that comes before the results waits for them.
  let focused = "";
  let awaited = false;
  const remember = (target) => {
    const hit = target.closest("[class*='st-key-hit-']");
    focused = hit ? `.st-key-found-${/st-key-hit-(\d+)/.exec(hit.className)[1]} button` : "";
    if (target === box()) focused = ".st-key-lookup-query input";
    awaited = false;
  };
  const current = () => {
    const now = document.activeElement;
    return (now === document.body && focused && find(focused)) || now;
  };
  const go = (target) => {
    remember(target);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  };
  const refocus = () => {
    const first = awaited && find(".st-key-found-0 button");
    if (first) first.focus({ preventScroll: true });
    else if (document.activeElement !== current()) current().focus({ preventScroll: true });
  };
  document.addEventListener("focusin", (event) => remember(event.target));
  document.addEventListener("pointerdown", (event) => {
    const now = document.activeElement;
    remember(now.contains(event.target) ? now : document.body);
  });

  const seen = new WeakSet();
  const show = () => {
    for (const here of document.querySelectorAll(".beside .clause.here"))
      if (!seen.has(here) && seen.add(here)) requestAnimationFrame(() => place(here));
    const input = box();
    if (!input) remember(document.body);
    else if (!seen.has(input) && seen.add(input) && !focused) input.focus({ preventScroll: true });
    refocus();
  };
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  show();

  // Where the notice stands beside the results it goes along with the arrows; a key that is held down waits.
  let waiting = 0;
  const follow = (row) => {
    clearTimeout(waiting);
    const beside = find(".beside");
    if (!beside || !beside.offsetParent) return;
    waiting = setTimeout(() => document.activeElement === row && row.click(), 80);
  };
  document.addEventListener("keydown", (event) => {
    const input = box();
    if (!input || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || find("[role='dialog']")) return;
    if (event.key === "Tab") return remember(document.body);
    const now = current();
    const rows = [...document.querySelectorAll("[class*='st-key-found-'] button")];
    const row = rows.findIndex((each) => each.closest("[class*='st-key-hit-']").contains(now));
    const back = find(".st-key-lookup-back button");
    let to = null;
    awaited = event.key === "ArrowDown" && now === input && !rows.length;
    if (event.key === "ArrowDown" && (now === input || row >= 0)) to = rows[Math.min(row + 1, rows.length - 1)];
    else if (event.key === "ArrowUp" && row >= 0) to = rows[row - 1] || input;
    else if (event.key === "/" && !now.closest("input, textarea")) to = input;
    else if (event.key === "Escape" && back && back.offsetParent) back.click();
    else if (event.key === "Escape" && now !== input && !now.closest("input, [role='listbox']")) to = input;
    if (!to) return;
    event.preventDefault();
    go(to);
    if (to === input) input.select();
    else follow(to);
  });
})();
