// How far two points are apart. Where the phone is never leaves the browser: only this number does.

const EARTH = 6371008.8; // metres, the mean radius
const radians = (degrees) => (degrees * Math.PI) / 180;

/** Metres between two points [latitude, longitude] in degrees. */
export function metresBetween([lat, lng], [otherLat, otherLng]) {
  const north = Math.sin(radians(otherLat - lat) / 2);
  const east = Math.sin(radians(otherLng - lng) / 2);
  const chord = north * north + Math.cos(radians(lat)) * Math.cos(radians(otherLat)) * east * east;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
}
