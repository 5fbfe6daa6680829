import {t} from './i18n.js';

const clocks = new Map();

function clock(zone, options) {
  const key = `${zone} ${JSON.stringify(options)}`;
  if (!clocks.has(key)) {
    clocks.set(key, new Intl.DateTimeFormat('en-GB', {timeZone: zone, hourCycle: 'h23', ...options}));
  }
  return clocks.get(key);
}

const HMS = {hour: '2-digit', minute: '2-digit', second: '2-digit'};
let siteZone = 'UTC';

export function setSiteZone(zone) {
  siteZone = zone;
}

// Every time that people read is the site's; the top bar shows UTC beside it.
export const time = (instant) => clock(siteZone, HMS).format(new Date(instant));
export const utc = (instant) => clock('UTC', HMS).format(new Date(instant));

const day = (instant) => clock(siteZone, {day: '2-digit', month: '2-digit'}).format(new Date(instant));

const HM = {hour: '2-digit', minute: '2-digit'};

// The same to the minute, for what nobody needs more closely.
export function minute(instant, now) {
  const hm = clock(siteZone, HM).format(new Date(instant));
  return day(instant) === day(now) ? hm : `${day(instant)} ${hm}`;
}

// The time alone today, with the day before it otherwise.
export function when(instant, now) {
  if (!instant) {
    return '–';
  }
  return day(instant) === day(now) ? time(instant) : `${day(instant)} ${time(instant)}`;
}

const POINTS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'];

// The side that a bearing in degrees names: N, NE, E and so on.
export const bearing = (deg) => t(`side.${POINTS[Math.round((deg % 360) / 45) % 8]}`);

// How long; brief leaves out what is zero.
export function duration(ms, brief = false) {
  const s = Math.max(0, Math.round(ms / 1000));
  if (brief && s > 0) {
    const [size, name] = [[86400, 'd'], [3600, 'hour'], [60, 'minute']].find(([n]) => s % n === 0) ?? [1, 's'];
    return t(`dur.${name}`, {[name === 's' ? 's' : name[0]]: s / size});
  }
  if (s < 60) {
    return t('dur.s', {s});
  }
  if (s < 3600) {
    return t('dur.min', {m: Math.floor(s / 60), s: String(s % 60).padStart(2, '0')});
  }
  return s < 86400 ? t('dur.h', {h: Math.floor(s / 3600), m: Math.floor((s % 3600) / 60)}) : t('dur.d', {d: Math.floor(s / 86400)});
}

// An ISO-8601 duration as people say it; none for an empty one.
export function span(iso) {
  const [, h, m, s] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso ?? '') ?? [];
  const ms = ((h ?? 0) * 3600 + (m ?? 0) * 60 + Number(s ?? 0)) * 1000;
  return ms > 0 ? duration(ms) : '';
}

// A measured value with as many digits as anybody can use.
export function number(value) {
  if (value === undefined || value === null || !Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 || size === 0 ? 2 : 3;
  return String(Number(value.toFixed(digits)));
}

// Nothing that a program works out is wholly certain.
export const percent = (share) => (share > 0.99 ? '> 99' : String(Math.round(share * 100)));

const UNITS = {degC: '°C', deg: '°', m3: 'm³', 'mg/m3': 'mg/m³', 'm3/h': 'm³/h', '%vol': '% vol', '%LEL': '% LEL'};

export const unit = (u) => (u ? UNITS[u] ?? u : '');
export const measured = (value, u) => `${number(value)}${u ? ` ${unit(u)}` : ''}`;
