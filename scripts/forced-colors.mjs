// What a person sees in forced colors, and axe does not: it goes by colors as if nothing were forced.

/**
 * Runs in a page that has not been forced yet: marks what stands out from around it by its ground or its shadow alone, which
 * forced colors take away.
 */
export function markSurfaces(selector) {
  const CLEAR = 'rgba(0, 0, 0, 0)';
  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const groundOf = (element) => {
    for (let one = element; one; one = parentOf(one)) {
      const {backgroundColor} = getComputedStyle(one);
      if (backgroundColor !== CLEAR) return backgroundColor;
    }
    return '';
  };
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      const {backgroundColor, boxShadow} = getComputedStyle(element);
      const parent = parentOf(element);
      const stands = boxShadow !== 'none' || (backgroundColor !== CLEAR && backgroundColor !== groundOf(parent));
      if (stands) element.toggleAttribute('data-surface', true);
    }
  };
  walk(document.querySelector(selector));
}

/**
 * Runs in a page in forced colors: texts and icons that do not stand out from what is below them, boxes (controls, and what
 * `markSurfaces` marked) that have no edge any more, and controls that do not show the focus.
 */
export function lostInForcedColors(selector) {
  const TEXT = 4.5;
  const SHAPE = 3;
  /** Pixels below which a box is a mark, and told by its words. */
  const SMALL = 20;
  const CONTROLS = 'button, input:not([readonly]), textarea, select, [role=button]';
  /** What has its edge in each of its parts, or says by its words alone that it is there. */
  const OPEN = 'fieldset, .unseen, [aria-hidden=true]';
  const SYSTEM =
    'CanvasText Canvas LinkText VisitedText ActiveText ButtonText ButtonFace ButtonBorder Field FieldText Highlight HighlightText'
      .concat(' SelectedItem SelectedItemText GrayText Mark MarkText')
      .split(' ');
  const lost = [];

  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  /** Red, green, blue of 0 to 255 and alpha of 0 to 1, of any color a style can have. */
  const parse = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const luminance = (color) => {
    const [red, green, blue] = color.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const over = ([red, green, blue, alpha], below) =>
    [red, green, blue].map((value, index) => value * alpha + below[index] * (1 - alpha));
  const ground = (element) => {
    const layers = [];
    for (let one = element; one; one = parentOf(one)) {
      const color = parse(getComputedStyle(one).backgroundColor);
      layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), parse('Canvas').slice(0, 3));
  };
  const contrast = (color, below) => {
    const [light, dark] = [luminance(over(parse(color), below)), luminance(below)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const isSame = (one, other) => String(parse(one)) === String(parse(other));
  const isSystems = (color) => SYSTEM.some((name) => isSame(color, name));
  const isShown = (element, opacityProperty = true) => {
    const {width, height} = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({opacityProperty, visibilityProperty: true});
  };
  const isOff = (element) => {
    for (let one = element; one; one = parentOf(one)) {
      if (one.matches(':disabled, [aria-disabled=true], [inert]')) return true;
    }
    return false;
  };
  const say = (what, element) =>
    lost.push(`${what}: ${element.cloneNode(false).outerHTML} ${element.textContent.trim().slice(0, 30)}`);

  const sidesOf = (element, below) => {
    const style = getComputedStyle(element);
    return ['Top', 'Right', 'Bottom', 'Left'].filter(
      (side) =>
        style[`border${side}Style`] !== 'none' &&
        parseFloat(style[`border${side}Width`]) >= 1 &&
        contrast(style[`border${side}Color`], below) >= SHAPE,
    );
  };
  const hasEdge = (element, below) => {
    const style = getComputedStyle(element);
    const sides = sidesOf(element, below);
    const isOutlined = style.outlineStyle !== 'none' && contrast(style.outlineColor, below) >= SHAPE;
    const isFilled = contrast(style.backgroundColor, below) >= SHAPE;
    return sides.length > 0 || isOutlined || isFilled;
  };
  /** Whether a box, or one around it of about its size, has an edge: a field's edge is its box's. */
  const isEdged = (element) => {
    const {height, width} = element.getBoundingClientRect();
    for (let one = element, steps = 0; one && steps < 4; one = parentOf(one), steps++) {
      const outer = one.getBoundingClientRect();
      if (outer.height > height + 72 || outer.width > width * 2 + 64) return false;
      if (parentOf(one) && hasEdge(one, ground(parentOf(one)))) return true;
    }
    return false;
  };

  /** Lines that boxes draw along a side, each with its place across and its ends. */
  let lines;
  const linesIn = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => {
      const inner = element.shadowRoot ? linesIn(element.shadowRoot) : [];
      if (!parentOf(element) || !isShown(element)) return inner;
      const {top, right, bottom, left} = element.getBoundingClientRect();
      const drawn = {
        Top: {isLevel: true, at: top, ends: [left, right]},
        Bottom: {isLevel: true, at: bottom, ends: [left, right]},
        Left: {isLevel: false, at: left, ends: [top, bottom]},
        Right: {isLevel: false, at: right, ends: [top, bottom]},
      };
      return [...inner, ...sidesOf(element, ground(parentOf(element))).map((side) => drawn[side])];
    });
  /** Whether a box's neighbor draws a line along the whole of one of its sides. */
  const isBeside = (element) => {
    const {top, right, bottom, left} = element.getBoundingClientRect();
    lines ??= linesIn(document.querySelector(selector));
    const runs = (isLevel, at, from, to) =>
      lines.some(
        (line) =>
          line.isLevel === isLevel && Math.abs(line.at - at) < 2 && line.ends[0] < from + 2 && line.ends[1] > to - 2,
      );
    return (
      runs(true, top, left, right) ||
      runs(true, bottom, left, right) ||
      runs(false, left, top, bottom) ||
      runs(false, right, top, bottom)
    );
  };
  /** Nothing is around what fills the window. */
  const isWhole = (element) => {
    const {top, right, bottom, left} = element.getBoundingClientRect();
    return top <= 0 && left <= 0 && right >= innerWidth && bottom >= innerHeight;
  };

  const checkText = (element) => {
    const isTold = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const isField = element.matches('input:not([type=radio], [type=checkbox]), textarea');
    if (!isTold && !isField) return;
    const {color} = getComputedStyle(element);
    const ratio = contrast(color, ground(element));
    if (ratio < (isOff(element) ? SHAPE : TEXT)) say(`text ${ratio.toFixed(1)}:1`, element);
    if (!isSystems(color)) say(`text in ${color}, no color of the system`, element);
    if (!isOff(element) && isSame(color, 'GrayText')) say('text looks disabled', element);
  };
  const checkIcon = (element) => {
    const shapes = [...element.querySelectorAll('path, circle, rect, line, polyline, polygon')];
    const {color: inherited, forcedColorAdjust} = getComputedStyle(element);
    // what is drawn in the icon's own color is computed as if that were not forced
    const colorsOf = ({fill, stroke}) => [fill, stroke].filter((color) => color !== 'none');
    const colors =
      forcedColorAdjust === 'auto' ? [inherited] : shapes.flatMap((shape) => colorsOf(getComputedStyle(shape)));
    const best = Math.max(...colors.map((color) => contrast(color, ground(element))));
    if (colors.length > 0 && best < SHAPE) say(`icon ${best.toFixed(1)}:1`, element);
    const foreign = colors.find((color) => !isSystems(color));
    if (foreign && forcedColorAdjust !== 'none')
      say(`icon in ${foreign}, no color of the system`, element.parentElement ?? element);
  };
  const checkBox = (element) => {
    const {width, height} = element.getBoundingClientRect();
    if (element.matches(OPEN)) return;
    if (!element.matches(CONTROLS) && (width < SMALL || height < SMALL)) return;
    if (element.matches(CONTROLS) ? !isEdged(element) : !(isWhole(element) || isEdged(element) || isBeside(element)))
      say('no edge', element);
  };
  /** What a ring lies on: the ground of the first box around it that holds it whole. */
  const groundOfRing = (element) => {
    const {outlineOffset, outlineWidth} = getComputedStyle(element);
    const out = parseFloat(outlineOffset) + parseFloat(outlineWidth);
    const {left, right, top, bottom} = element.getBoundingClientRect();
    for (let one = parentOf(element); one; one = parentOf(one)) {
      const box = one.getBoundingClientRect();
      const holds =
        box.left <= left - out && box.right >= right + out && box.top <= top - out && box.bottom >= bottom + out;
      if (holds) return ground(one);
    }
    return ground(document.documentElement);
  };
  const checkFocus = (element) => {
    const before = element.getRootNode().activeElement;
    element.focus({preventScroll: true, focusVisible: true});
    if (element.getRootNode().activeElement !== element) return;
    const rings = [];
    for (let one = element, steps = 0; one && steps < 4; one = parentOf(one), steps++) rings.push(one);
    const isRung = rings.some((one) => {
      const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(one);
      if (outlineStyle === 'auto') return true;
      const isWide = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      return isWide && contrast(outlineColor, groundOfRing(one)) >= SHAPE;
    });
    if (!isRung) say('no focus ring', element);
    if (before) before.focus({preventScroll: true});
    else element.blur();
  };

  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      // what lies unseen over its own words shows at least that it has the focus
      if (element.matches(`${CONTROLS}:not(:disabled)`) && isShown(element, false)) checkFocus(element);
      if (!isShown(element)) continue;
      if (element.localName === 'svg') checkIcon(element);
      if (element.closest('svg')) continue;
      checkText(element);
      if (element.matches(CONTROLS) || element.hasAttribute('data-surface')) checkBox(element);
    }
  };
  walk(document.querySelector(selector));
  return lost;
}
