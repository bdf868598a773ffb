// Runs once per page load; works by delegation, so that what Streamlit draws later is served as well.
(() => {
  if (window.guidancePage) return;
  window.guidancePage = true;

  // A clause id pasted as it is, ?clause=notice#2.1.3: the browser keeps what follows # to itself, so hand it over.
  // By now the server may have led on to the page of the notice, so look at the address that was asked for at first.
  const arrived = performance.getEntriesByType("navigation").map((entry) => new URL(entry.name));
  const pasted = [...arrived, location].find(
    (address) => /[?&]clause=[^&%]+$/.test(address.search) && /^#(?!c-)./.test(address.hash)
  );
  if (pasted) {
    location.replace(pasted.pathname + pasted.search + encodeURIComponent(pasted.hash));
    return;
  }

  // Streamlit's own words that no setting translates: selector, attribute ("" for the text), Chinese.
  const words = [
    ["[data-testid='stSkipToContent']", "", "跳到正文"],
    ["[data-testid='stDialog'] button[aria-label='Close']", "aria-label", "关闭"],
    ["button[aria-label='Dismiss']", "aria-label", "关闭"],
    ["[data-testid='stTextInput'] button[aria-label='Clear entry']", "aria-label", "清除"],
    ["[data-testid='stChatInputSubmitButton']", "aria-label", "发送"],
    ["[data-testid='stSelectbox'] button[aria-label='Open']", "aria-label", "展开"],
    ["[data-testid='stSelectbox'] button[aria-label='Clear value']", "aria-label", "清除"],
    ["[data-testid='stMultiSelect'] button[aria-label='Open']", "aria-label", "展开"],
    ["[data-testid='stTextInput'] button[aria-label='Show password']", "aria-label", "显示密码"],
    ["[data-testid='stTextInput'] button[aria-label='Hide password']", "aria-label", "隐藏密码"],
    ["[data-testid='stFileUploaderDropzone'][role='presentation']", "role", "group"],
    ["[data-testid='stFileUploaderDropzoneInput']", "aria-label", "选择文件"],
    ["[data-testid='stFileChips'] button[aria-label='Add files']", "aria-label", "再选文件"],
    ["[data-testid='stFileChipDeleteBtn'] button", "aria-label", "去掉这个文件"],
    ["[data-testid='stFileChip'] [role='alert']", "", "没有传上去"],
    ["[data-testid='stSelectbox'] input[placeholder='Choose an option']", "placeholder", "请选择"],
    ["[data-testid$='VirtualDropdown'] [role='option'][style*='contents'] > span", "", "没有这一项"],
  ];
  // What Streamlit's containers are, for readers of screens.
  const landmarks = [
    [".st-key-masthead", "navigation", "页面"],
    ["[data-testid='stBottomBlockContainer']", "region", "提问"],
  ];
  // Streamlit's own dialogs: the title that it gives, Chinese, and what to do in place of its explanation.
  const dialogs = [
    ["Connection error", "网络连接中断", "请检查网络。对话还在，恢复后会自动重新连上，接着问就行。"],
    ["Page not found", "没有这个页面", "您打开的地址不在这里，现在显示的是首页，可从上方进入其他页面。"],
  ];
  // The piece of text stays Streamlit's, so that it can go on changing it.
  const put = (element, chinese) => {
    if (element?.firstChild?.nodeType === Node.TEXT_NODE) element.firstChild.nodeValue = chinese;
  };
  const nameDialogs = () => {
    for (const title of document.querySelectorAll("[role='dialog'] h2[slot='title']")) {
      const [, chinese, advice] = dialogs.find(([english]) => title.textContent === english) || [];
      if (!chinese) continue;
      put(title, chinese);
      put(title.nextElementSibling?.querySelector("div"), advice);
    }
  };
  const name = () => {
    nameDialogs();
    for (const [selector, role, label] of landmarks)
      for (const found of document.querySelectorAll(`${selector}:not([role])`)) {
        found.setAttribute("role", role);
        found.setAttribute("aria-label", label);
      }
    for (const link of document.querySelectorAll(".st-key-masthead a[data-testid='stPageLink-NavLink']")) {
      if (!link.getAttribute("href")) link.setAttribute("href", "./"); // the front page, from any other one
      const current = new URL(link.href).pathname === location.pathname ? "page" : null;
      if (link.getAttribute("aria-current") === current) continue;
      if (current) link.setAttribute("aria-current", current);
      else link.removeAttribute("aria-current");
    }
    for (const [selector, attribute, chinese] of words)
      for (const found of document.querySelectorAll(selector)) {
        if (attribute) found.setAttribute(attribute, chinese);
        else if (found.textContent !== chinese) found.textContent = chinese;
      }
  };

  // A new question goes to the top of the screen and stays there while its answer comes in, unless the reader scrolls.
  let scrolled = 0;
  for (const move of ["wheel", "touchmove", "keydown"])
    document.addEventListener(move, () => (scrolled += 1), { passive: true, capture: true });
  const follow = (asked) => {
    const before = scrolled;
    for (const wait of [0, 120, 350, 800, 1500])
      setTimeout(() => before === scrolled && asked.isConnected && asked.scrollIntoView({ block: "start" }), wait);
  };

  // Another page begins at its top, and a talk at its newest question; what it points at itself comes first.
  let place = location.pathname;
  const arrive = () => {
    if (place === location.pathname) return;
    place = location.pathname;
    const before = scrolled;
    const settle = () => {
      if (before !== scrolled || document.querySelector(".clause.here, h2.now")) return;
      const asked = [...document.querySelectorAll(".asked")].pop();
      if (asked) asked.scrollIntoView({ block: "start" });
      else document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
    };
    for (const wait of [0, 150, 500, 1200, 2500]) setTimeout(settle, wait);
  };

  const seen = new WeakSet();
  const show = () => {
    name();
    arrive();
    for (const here of document.querySelectorAll(".clause.here:not(.beside *)"))
      if (!seen.has(here) && seen.add(here)) requestAnimationFrame(() => here.scrollIntoView({ block: "center" }));
    for (const now of document.querySelectorAll("h2.now"))
      if (!seen.has(now) && seen.add(now)) {
        now.focus({ preventScroll: true });
        requestAnimationFrame(() => now.scrollIntoView({ block: "center" }));
      }
    for (const asked of document.querySelectorAll(".asked.new"))
      if (!seen.has(asked) && seen.add(asked)) follow(asked);
  };
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  show();

  const fallback = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    (document.querySelector("[role='dialog']") || document.body).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject();
  };
  const copy = (text) =>
    navigator.clipboard ? navigator.clipboard.writeText(text).catch(() => fallback(text)) : fallback(text);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const before = button.dataset.label || (button.dataset.label = button.textContent);
    const say = (words) => {
      button.textContent = words;
      setTimeout(() => (button.textContent = before), 2000);
    };
    const text = button.dataset.copy.replace("{link}", new URL(button.dataset.link || "", location.href).href);
    copy(text).then(() => say("已复制"), () => say("未能复制，请手动选中"));
  });
})();
