import {RANK} from './icons.js';
import {isUnacked, store} from './store.js';

const KEY = 'davy-sound';

// Two tones for every new unacknowledged alarm of priority high or highest, if the officer has switched them on.
class Sound extends EventTarget {
  on = localStorage.getItem(KEY) === 'on';
  #known = null;
  #context = null;

  constructor() {
    super();
    store.addEventListener('snapshot', () => (this.#known = null));
    store.addEventListener('state', () => this.#listen());
  }

  toggle() {
    this.on = !this.on;
    localStorage.setItem(KEY, this.on ? 'on' : 'off');
    if (this.on) {
      this.#beep();
    }
    this.dispatchEvent(new Event('change'));
  }

  #listen() {
    const urgent = store.standing().filter((a) => RANK[a.priority] >= RANK.HIGH && isUnacked(a)).map((a) => a.id);
    const fresh = this.#known && urgent.some((id) => !this.#known.has(id));
    this.#known = new Set(urgent);
    if (fresh && this.on) {
      this.#beep();
    }
  }

  #beep() {
    this.#context ??= new AudioContext();
    this.#context.resume();
    [[880, 0], [660, 0.22]].forEach(([pitch, after]) => {
      const tone = this.#context.createOscillator();
      const volume = this.#context.createGain();
      const start = this.#context.currentTime + after;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.2);
      tone.connect(volume).connect(this.#context.destination);
      tone.start(start);
      tone.stop(start + 0.21);
    });
  }
}

export const sound = new Sound();
