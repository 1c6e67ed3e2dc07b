import type { SeriesIdentity } from "../content/series-identity.ts";

/**
 * Colours of data and of figures, on paper and on the page in its light theme; and of data on the dark page. Both scales are
 * ordered (lightness rises with the index, at least 3.6:1 on their background), tell steps apart under every kind of colour
 * blindness and never speak alone: series carry numbers.
 */
export const paper = {
  background: "#FFFFFF",
  /** axes, tick labels, axis titles */
  ink: "#15181E",
  /** secondary colour: captions, names of guides, theory without data */
  ink2: "#4A5362",
  /** dotted lines at V_th and its like */
  guide: "#8B94A3",
  /** ground of a time that statistics leave out */
  band: "#EDEFF2",
} as const;

const stops = {
  stimulus: {
    light: ["#3B1170", "#3F3F8F", "#2C6A95", "#1D8784", "#2F8F55", "#7F8A12"],
    dark: ["#5B86CF", "#3C9CC0", "#2FAE9B", "#4FBB74", "#86C65C", "#C0CF5A"],
  },
  parameter: {
    light: ["#2B0F8C", "#6A0FA6", "#A2267F", "#C8475B", "#CF6A1F"],
    dark: ["#9A6FD6", "#CF6CB4", "#E8788A", "#F2985F", "#F2C25A"],
  },
} as const;

/** Colour of stimulus `index` of `count`, from violet (light) or blue (dark) to olive. */
export function stimulusColour(index: number, count: number, dark = false): string {
  return along(stops.stimulus[dark ? "dark" : "light"], position(index, count));
}

/** Colour of combination of parameters `index` of `count`, such as a noise level, from indigo or violet to orange or yellow. */
export function parameterColour(index: number, count: number, dark = false): string {
  return along(stops.parameter[dark ? "dark" : "light"], position(index, count));
}

/** From the ground up: lightness falls evenly on paper and rises on the dark page. */
const heat = { light: ["#F4F2FA", "#C8BDE6", "#9480CB", "#6147A9", "#2B0F8C"], dark: ["#20242D", "#463C78", "#7461B4", "#A792DC", "#DDD2F7"] } as const;

/** Colour of a value in a matrix. @param share of the scale, 0 to 1; beyond, the colour of its end */
export function heatColour(share: number, dark = false): string {
  return along(heat[dark ? "dark" : "light"], share);
}

// Categories, after Okabe and Ito: adjacent colours can be distinguished with every kind of colour blindness. Runs also have letters.
const runColours = {
  light: ["#0072B2", "#D55E00", "#00875F", "#A8478A", "#8A7400", "#5F6978"],
  dark: ["#56B4E9", "#F0A13C", "#3FC79A", "#E08FC4", "#E3D24B", "#A7AFBC"],
} as const;
/** Darker colours for small text, where the light theme's colour is too pale. */
const runInks: Readonly<Record<string, string>> = { "#D55E00": "#B34F00", "#00875F": "#007A55", "#8A7400": "#766300" };

/** Colour of a compared run by its place in the list of colours; further runs begin again. */
export function runColour(place: number, dark = false): string {
  const colours = runColours[dark ? "dark" : "light"];
  return colours[place % colours.length]!;
}

/** The same for text, at least 4.5:1 on its background. */
export function runInk(place: number, dark = false): string {
  const colour = runColour(place, dark);
  return runInks[colour] ?? colour;
}

/** The colour of a series for text. */
export function inkOf(identity: SeriesIdentity, voices: Voices = paper, dark = false): string {
  return identity.scale === "run" ? runInk(identity.index, dark) : colourOf(identity, voices, dark);
}

/** Colours of what belongs to no series; a page has those of its theme. */
export interface Voices {
  readonly ink: string;
  readonly ink2: string;
  readonly guide: string;
}

/** The colour of a series, or of what belongs to none: on paper, unless told otherwise. */
export function colourOf(identity: SeriesIdentity, voices: Voices = paper, dark = false): string {
  switch (identity.scale) {
    case "stimulus":
      return stimulusColour(identity.index, identity.count, dark);
    case "parameter":
      return parameterColour(identity.index, identity.count, dark);
    case "run":
      return runColour(identity.index, dark);
    case "none":
      return { ink: voices.ink, caption: voices.ink2, guide: voices.guide }[identity.voice];
  }
}

/** 0 ... 1; a single series takes a colour from the middle, where both scales are strong. */
function position(index: number, count: number): number {
  return count < 2 ? 0.45 : index / (count - 1);
}

/** Linear interpolation in sRGB between evenly spaced stops. */
function along(colours: readonly string[], where: number): string {
  const place = Math.min(Math.max(where, 0), 1) * (colours.length - 1);
  const below = Math.min(Math.floor(place), colours.length - 2);
  const channels = [1, 3, 5].map((start) => {
    const from = parseInt(colours[below]!.slice(start, start + 2), 16);
    const to = parseInt(colours[below + 1]!.slice(start, start + 2), 16);
    return Math.round(from + (to - from) * (place - below));
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}

/** A colour with an opacity, 0 ... 1, as #RRGGBBAA. */
export function withOpacity(colour: string, opacity: number): string {
  const alpha = Math.round(255 * opacity);
  return `${colour}${alpha.toString(16).padStart(2, "0").toUpperCase()}`;
}
