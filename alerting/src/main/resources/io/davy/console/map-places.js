// Where a caption goes beside its point so that it hides no other caption and no sign.
const SIGN = 12;
const MOST = 60;

const boxAt = {
  right: (p, w, h) => [p.x + SIGN, p.y - h / 2, w, h],
  left: (p, w, h) => [p.x - SIGN - w, p.y - h / 2, w, h],
  top: (p, w, h) => [p.x - w / 2, p.y - SIGN - h, w, h],
  bottom: (p, w, h) => [p.x - w / 2, p.y + SIGN, w, h],
};

export const OFFSETS = {right: [SIGN - 1, 0], left: [1 - SIGN, 0], top: [0, 1 - SIGN], bottom: [0, SIGN - 1]};

function overlap([ax, ay, aw, ah], [bx, by, bw, bh]) {
  return Math.max(0, Math.min(ax + aw, bx + bw) - Math.max(ax, bx)) * Math.max(0, Math.min(ay + ah, by + bh) - Math.max(ay, by));
}

// A caption's box [x, y, width, height] at a side of its point.
export const box = (side, {point, width, height}) => boxAt[side](point, width, height);

// The box of the sign at a point.
export const sign = (p) => [p.x - SIGN, p.y - SIGN, 2 * SIGN, 2 * SIGN];

const outside = (b, room) => 4 * (b[2] * b[3] - overlap(b, room));
const covered = (b, taken, room) => taken.reduce((sum, other) => sum + overlap(b, other), outside(b, room));

// The side of a caption that moves: the one it has as long as it hides nothing there, else the one where it hides least.
export function sideOf(caption, now, taken, room) {
  const hidden = (side) => covered(box(side, caption), taken, room);
  return hidden(now) === 0 ? now : ['bottom', 'top', 'right', 'left'].reduce((a, b) => (hidden(b) < hidden(a) ? b : a));
}

// A side for each of [{point, width, height}], the first served first, inside the room [x, y, width, height] if it can be.
// Beyond the first few there is no space anyway.
export function sides(captions, room) {
  const taken = captions.slice(0, MOST).map((c) => sign(c.point));
  return captions.map(({point, width, height}, i) => {
    if (i >= MOST) {
      return 'right';
    }
    const hidden = ([, one]) => covered(one, taken, room);
    const tried = Object.entries(boxAt).map(([side, make]) => [side, make(point, width, height)]);
    const best = tried.reduce((a, b) => (hidden(b) < hidden(a) ? b : a));
    taken.push(best[1]);
    return best[0];
  });
}
