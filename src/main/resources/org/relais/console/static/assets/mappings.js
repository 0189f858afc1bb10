// The editor of the configuration: keeps what is typed, and marks what the compiler says. Without
// it a plain text area and a button do the same.
(() => {
  "use strict";

  const form = document.querySelector("form.code");
  const area = document.getElementById("text");
  if (!form || !area || !window.CodeMirror) return;

  const PAUSE = 350;
  const SIGNS = { ERROR: "✕", WARNING: "!", TEST: "✕" };
  const path = form.elements.file.value;
  const place = document.getElementById("place");
  const kept = document.getElementById("kept");
  const refused = document.getElementById("refused");
  const findings = document.getElementById("findings");
  const tests = document.getElementById("tests");
  const readOnly = area.readOnly;

  // What the dictionary and the indicators know, then what stands near in this file.
  let asked;
  const words = () => asked ??= fetch(form.dataset.words, { headers: { Accept: "application/json" } })
    .then((answer) => answer.ok ? answer.json() : [])
    .catch(() => []);
  const complete = (known) => (cm) => {
    const cursor = cm.getCursor();
    const before = cm.getLine(cursor.line).slice(0, cursor.ch).match(/[\p{L}\p{N}_]*$/u)[0];
    const near = CodeMirror.hint.anyword(cm, { word: /[\p{L}\p{N}_]+/u })?.list ?? [];
    const list = [...known.filter((word) => word.startsWith(before)), ...near.filter((word) => word.startsWith(before))];
    return { list: [...new Set(list)].slice(0, 60), from: CodeMirror.Pos(cursor.line, cursor.ch - before.length), to: cursor };
  };

  const editor = CodeMirror.fromTextArea(area, {
    mode: path.endsWith(".yaml") ? "yaml" : null,
    lineNumbers: true,
    readOnly,
    gutters: ["marks", "CodeMirror-linenumbers"],
    indentUnit: 2,
    tabSize: 2,
    inputStyle: "textarea",
    screenReaderLabel: form.dataset.label,
    // Tab indents, as people expect; Escape lets the next Tab leave the text.
    extraKeys: {
      Tab: (cm) => cm.somethingSelected() ? cm.indentSelection("add") : cm.execCommand("insertSoftTab"),
      "Shift-Tab": (cm) => cm.indentSelection("subtract"),
      "Ctrl-Space": (cm) => words().then((known) => cm.showHint({ hint: complete(known), completeSingle: false })),
      Esc: (cm) => {
        cm.options.extraKeys.Tab = false;
        cm.options.extraKeys["Shift-Tab"] = false;
      },
    },
  });
  form.querySelector("button[type=submit]")?.remove();
  // Whoever reads without a mouse scrolls by the arrow keys.
  const scroller = editor.getScrollerElement();
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", form.dataset.label);

  let marks = [];
  const mark = () => editor.operation(() => {
    marks.forEach((each) => each.clear());
    marks = [];
    editor.clearGutter("marks");
    const worst = new Map();
    document.querySelectorAll("#findings li[data-line], #tests li[data-line]").forEach((found) => {
      if (found.dataset.path !== path) return;
      const line = Math.min(Number(found.dataset.line), editor.lineCount()) - 1;
      const from = Number(found.dataset.column) - 1;
      const length = Number(found.dataset.length);
      const text = editor.getLine(line);
      const to = length > 0 ? Math.min(text.length, from + length) : text.length;
      const start = Math.min(from, Math.max(0, to - 1));
      marks.push(editor.markText({ line, ch: start }, { line, ch: to }, {
        className: `under ${found.dataset.kind}`,
        attributes: { title: found.querySelector(".says").textContent },
      }));
      const said = worst.get(line) ?? { kind: found.dataset.kind, texts: [] };
      if (found.dataset.kind !== "WARNING") said.kind = found.dataset.kind;
      said.texts.push(found.querySelector(".says").textContent);
      worst.set(line, said);
    });
    worst.forEach((said, line) => {
      const sign = document.createElement("span");
      sign.className = `mark ${said.kind}`;
      sign.textContent = SIGNS[said.kind];
      sign.title = said.texts.join("\n");
      editor.setGutterMarker(line, "marks", sign);
    });
  });

  // What was typed is kept by one request at a time, in the order in which it was typed. Where one
  // fails it is tried again by itself; where the file says something else by now, a person decides.
  const RETRY = { first: 2_000, most: 60_000 };
  const ALIVE = 60_000;
  let typed = 0;
  let safe = 0;
  let asking = false;
  let pause;
  let wait = RETRY.first;
  const dirty = () => typed !== safe;

  const ask = async (answer) => {
    asking = true;
    refused.innerHTML = await answer.text();
    kept.textContent = "";
    refused.querySelector("button").addEventListener("click", (event) => {
      form.elements.seen.value = event.target.dataset.seen;
      asking = false;
      refused.replaceChildren();
      editor.focus();
      keep();
    });
  };

  const send = async () => {
    const now = typed;
    kept.textContent = form.dataset.keeping;
    editor.save();
    const body = new URLSearchParams(new FormData(form));
    // A small one arrives even where the page is left meanwhile.
    const keepalive = body.toString().length < ALIVE;
    const answer = await fetch(form.dataset.text, { method: "POST", body, keepalive, redirect: "error" });
    if (answer.status === 409) return ask(answer);
    if (!answer.ok) throw new Error(answer.status);
    findings.innerHTML = await answer.text();
    form.elements.seen.value = findings.querySelector("[data-seen]").dataset.seen;
    safe = now;
    kept.textContent = form.dataset.kept;
    mark();
    document.body.dispatchEvent(new Event("place"));
  };

  const all = async () => {
    try {
      while (dirty() && !asking) await send();
      wait = RETRY.first;
    } catch {
      kept.textContent = form.dataset.lost;
      pause = setTimeout(again, wait);
    }
  };
  let under;
  const keep = () => {
    clearTimeout(pause);
    return under ??= all().finally(() => under = undefined);
  };
  const again = () => {
    wait = Math.min(2 * wait, RETRY.most);
    keep();
  };

  editor.on("change", () => {
    typed++;
    clearTimeout(pause);
    pause = setTimeout(keep, PAUSE);
  });
  window.addEventListener("online", keep);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keep();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!dirty()) return;
    keep();
    event.preventDefault();
  });

  // Whoever goes on does so with what they typed last: it is kept first, then the link is followed.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!dirty() || !link || link.target || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    keep().then(() => location.assign(link.href));
  });
  let going = false;
  document.addEventListener("submit", (event) => {
    if (!dirty() || going || event.defaultPrevented) return;
    event.preventDefault();
    keep().then(() => {
      going = true;
      event.target.requestSubmit(event.submitter);
      going = false;
    });
  });
  document.body.addEventListener("htmx:confirm", (event) => {
    if (!dirty() || event.target.id !== "run-tests") return;
    event.preventDefault();
    keep().then(() => event.detail.issueRequest(true));
  });

  const moved = () => {
    place.elements.line.value = editor.getCursor().line + 1;
    if (dirty()) return;
    document.body.dispatchEvent(new Event("place"));
  };
  let line = -1;
  let move;
  editor.on("cursorActivity", () => {
    if (editor.getCursor().line === line) return;
    line = editor.getCursor().line;
    clearTimeout(move);
    move = setTimeout(moved, PAUSE);
  });

  const jump = (to) => {
    editor.setCursor(Math.max(0, to - 1), 0);
    editor.scrollIntoView(null, 120);
    editor.focus();
  };
  [findings, tests, document.getElementById("trial")].forEach((list) => list.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const asked = link && new URL(link.href).searchParams;
    if (!asked || asked.get("file") !== path) return;
    event.preventDefault();
    jump(Number(asked.get("line")));
  }));
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target === tests) mark();
  });
  // Of a long step the part that the line acts on is in sight.
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "trial") return;
    event.target.querySelectorAll(".raw, .fold").forEach((part) => {
      const lit = part.querySelector(".lit");
      if (lit) part.scrollTop += lit.getBoundingClientRect().top - part.getBoundingClientRect().top - part.clientHeight / 3;
    });
  });
  // Where nothing tries records here, its place stays empty.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target.id === "trial" && !event.detail.xhr.status.toString().startsWith("2")) event.detail.shouldSwap = false;
  });

  mark();
  if (Number(form.dataset.line) > 0) jump(Number(form.dataset.line));
})();
