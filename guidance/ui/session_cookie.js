// Exchanges the one-time code of a session that has just begun for its cookie, which no script can read.
export default function ({ data }) {
  if (window.guidanceSession === data.code) return; // drawn again
  window.guidanceSession = data.code;
  fetch(data.path, { method: "POST", body: data.code, credentials: "same-origin" }).catch(() => {}); // a reload signs out
}
