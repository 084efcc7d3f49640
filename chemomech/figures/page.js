"use strict";
// Draws the plots of the page over their pictures. The pictures stay for print, and where a browser cannot draw.
(async () => {
  const root = document.documentElement;
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
  const unpack = async (id) => {
    const bytes = Uint8Array.from(atob(document.getElementById(id).textContent.trim()), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };

  const listOf = (control, choose) => {
    const list = document.createElement("select");
    control.options.forEach((option, number) => list.add(new Option(option.name, number, false, number === control.chosen)));
    list.addEventListener("change", () => choose(Number(list.value)));
    return [list];
  };
  const sliderOf = (control, choose) => {
    const slider = document.createElement("input"), said = document.createElement("output");
    Object.assign(slider, { type: "range", min: 0, max: control.options.length - 1, step: 1 });
    slider.value = control.chosen;
    said.textContent = control.options[control.chosen].name;
    slider.addEventListener("input", () => {
      said.textContent = control.options[slider.value].name;
      choose(Number(slider.value));
    });
    return [slider, said];
  };

  // a plot that has no picture of its own is printed as the reader sees it
  const keepForPrint = (panel, place) => {
    let waiting = 0;
    const image = document.createElement("img");
    image.alt = place.getAttribute("aria-label");
    const keep = async () => {
      image.src = await Plotly.toImage(panel, { format: "png", width: 900, height: 600, scale: 1.5 });
      if (!image.isConnected) place.after(image);
    };
    for (const event of ["plotly_relayout", "plotly_restyle"]) {
      panel.on(event, () => { clearTimeout(waiting); waiting = setTimeout(keep, 700); });
    }
    return keep();
  };

  const draw = async (place, plot) => {
    const controls = document.createElement("div"), panel = document.createElement("div");
    controls.className = "controls";
    for (const control of plot.controls) {
      const label = document.createElement("label");
      const choose = (number) => {
        const { traces, layout, of } = control.options[number];
        return Plotly.update(panel, traces, layout, of ?? undefined);
      };
      const parts = control.kind === "list" ? listOf(control, choose) : sliderOf(control, choose);
      label.append(control.label + " ", ...parts);
      controls.append(label);
    }
    if (plot.controls.length) place.append(controls);
    place.append(panel);
    // a finger that moves over a plot moves the page; the buttons above the plot zoom
    if (!plot.layout.scene) plot.layout.dragmode = matchMedia("(pointer: coarse)").matches ? false : "zoom";
    const settings = { responsive: true, displaylogo: false, modeBarButtonsToRemove: ["select2d", "lasso2d"] };
    await Plotly.newPlot(panel, plot.traces, plot.layout, settings);
    if (place.dataset.keep) await keepForPrint(panel, place);
  };

  const canTurn = () => Boolean(document.createElement("canvas").getContext("webgl"));
  const show = async (figure, plots) => {
    const places = [...figure.querySelectorAll("[data-plot]")], own = places.map((place) => plots[place.dataset.plot]);
    if (own.some((plot) => plot.layout.scene) && !canTurn()) {
      places.forEach((place) => { place.textContent = "This browser has no WebGL, which bodies are drawn with."; });
      if (!figure.querySelector(".picture")) figure.classList.add("live");
      return;
    }
    figure.classList.add("live");
    for (const [number, place] of places.entries()) await draw(place, own[number]);
  };

  try {
    const script = document.createElement("script");
    script.textContent = await unpack("plotly");
    document.head.append(script);
    const plots = JSON.parse(await unpack("plots"));
    for (const figure of document.querySelectorAll("figure[data-plots]")) await show(figure, plots);
    root.dataset.plots = "drawn";
  } catch (error) {
    console.error("plots: " + error);
    root.dataset.plots = "failed";
    for (const figure of document.querySelectorAll("figure.live")) figure.classList.remove("live");
  }
})();
