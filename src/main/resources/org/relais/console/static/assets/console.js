// What the pages do beyond HTML and htmx. Everything works without it, the plots excepted, which
// are on a page, or beside them, as tables.
(() => {
  "use strict";

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // One menu open at a time, closed by Escape and by a click elsewhere.
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.who[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.who[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // What can be undone for a while: the time that is left, then that it is over.
  const countDown = () => document.querySelectorAll(".undo[data-until]").forEach((form) => {
    const left = Math.ceil((Date.parse(form.dataset.until) - Date.now()) / 1000);
    const says = form.querySelector("[data-left]");
    says.textContent = left > 0 ? says.dataset.left.replace("#", left) : says.dataset.gone;
    form.querySelector("button").disabled = left <= 0;
    if (left <= 0) delete form.dataset.until;
  });
  countDown();
  setInterval(countDown, 1000);
  // A choice that is a filter by itself; without scripts it has a button beside it.
  document.addEventListener("change", (event) => {
    if (event.target.matches("select[data-submits]")) event.target.form.requestSubmit();
  });

  // Plots: the library is fetched only where a page has one.
  let library;
  const chartLibrary = (url) => {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = () => resolve(window.Chart);
      script.onerror = reject;
      document.head.append(script);
    });
    return library;
  };

  const palette = () => [colour("--accent"), colour("--warn"), colour("--strong-line"), colour("--ok"), colour("--bad")];

  const draw = async (canvas) => {
    const [Chart, answer] = await Promise.all([
      chartLibrary(canvas.dataset.library),
      fetch(canvas.dataset.plot, { headers: { Accept: "application/json" } }),
    ]);
    if (!answer.ok) return;
    const plot = await answer.json();
    const colours = palette();
    const stacked = plot.kind === "bar";
    const axis = { stacked, grid: { color: colour("--line") }, ticks: { color: colour("--quiet") }, border: { display: false } };
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    canvas.chart?.destroy();
    canvas.chart = new Chart(canvas, {
      type: plot.kind,
      data: {
        labels: plot.labels,
        datasets: plot.series.map((series, i) => ({
          label: series.name,
          data: series.values,
          backgroundColor: colours[i % colours.length],
          borderColor: colours[i % colours.length],
          borderWidth: stacked ? 0 : 2,
          borderDash: i % 2 && !stacked ? [5, 3] : [],
          pointRadius: 0,
          pointHitRadius: 8,
          tension: 0.25,
          spanGaps: true,
        })),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        locale: document.documentElement.lang,
        interaction: { mode: "index", intersect: false },
        scales: {
          x: { ...axis, grid: { display: false }, ticks: { ...axis.ticks, maxTicksLimit: 8, maxRotation: 0 } },
          y: { ...axis, beginAtZero: true, ticks: { ...axis.ticks, maxTicksLimit: 5, precision: 0 } },
        },
        plugins: {
          legend: { display: plot.series.length > 1 || !stacked, position: "bottom", labels: { color: colour("--quiet"), boxWidth: 18, boxHeight: 10, usePointStyle: !stacked, pointStyle: "line" } },
        },
      },
    });
  };

  const drawAll = () => document.querySelectorAll("canvas[data-plot]").forEach((canvas) => draw(canvas).catch(() => {}));
  drawAll();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
