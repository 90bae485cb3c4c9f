// The map of sites, on its page alone and only where tiles are set.
// [data-map] is filled from the list beside it: each [data-site] has data-lat, data-lng and data-mark, a link and words.
import L from "leaflet";
import "leaflet.markercluster";
import { whenPresent } from "./page.js";

const MIDDLE = [22.53, 113.25];
const ZOOM = 13;
const MARKS = ["bad", "warn", "good", "off"]; // the worst first

function icon(mark) {
  return L.divIcon({ className: "map-pin", html: `<span class="map-mark map-mark-${mark}"></span>`, iconSize: [28, 28] });
}

/** A cluster shows how many there are, and the worst of them. */
function clusterIcon(cluster) {
  const marks = cluster.getAllChildMarkers().map((marker) => marker.options.mark);
  const worst = MARKS.find((mark) => marks.includes(mark));
  return L.divIcon({
    className: `map-cluster map-cluster-${worst}`,
    html: `<span>${cluster.getChildCount()}</span>`,
    iconSize: [40, 40],
  });
}

function popup(line) {
  const box = document.createElement("div");
  box.append(line.querySelector("a").cloneNode(true), document.createElement("br"));
  box.append(line.querySelector(".minor").textContent);
  return box;
}

whenPresent("[data-map]", (canvas) => {
  if (canvas.classList.contains("leaflet-container")) return; // told of twice: it is a map already
  const map = L.map(canvas, { center: MIDDLE, zoom: ZOOM, maxZoom: 18 });
  for (const key of ["layer-1", "layer-2"]) {
    const url = canvas.getAttribute(`data-${key}`);
    const subdomains = url?.includes("tianditu") ? "01234567" : "abc";
    // The server of the tiles may ask for the origin of the page; it learns no more than that.
    if (url) {
      const attribution = key === "layer-1" ? canvas.dataset.attribution : "";
      L.tileLayer(url, { subdomains, attribution, maxZoom: 18, referrerPolicy: "origin" }).addTo(map);
    }
  }
  map.attributionControl.setPrefix(false);
  const group = L.markerClusterGroup({ iconCreateFunction: clusterIcon, showCoverageOnHover: false, maxClusterRadius: 44 });
  for (const line of document.querySelectorAll("[data-site]")) {
    const { lat, lng, mark } = line.dataset;
    const title = line.querySelector("a").textContent;
    const marker = L.marker([Number(lat), Number(lng)], { icon: icon(mark), mark, title, alt: title, keyboard: true });
    group.addLayer(marker.bindPopup(popup(line)));
  }
  map.addLayer(group);
  if (group.getLayers().length) map.fitBounds(group.getBounds().pad(0.1), { maxZoom: 16 });
});
