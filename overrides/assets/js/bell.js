/** A soft chord, for what a whole room has to hear and nobody to be startled by. */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookBell")) return;

  /** From below: hertz, and seconds after the first. */
  const TONES = /** @type {const} */ ([[392, 0], [523.25, 0.35], [659.25, 0.7]]);
  const LONG = 1.6; // seconds that a tone takes to fade
  const SOFT = 0.16; // of full volume
  const SILENCE = 0.0001; // from 0 no volume can rise by a factor

  window.handbookBell = (isOn, signal) => {
    /** @type {AudioContext | null} */
    let audio = null;
    signal.addEventListener("abort", () => void audio?.close().catch(() => {}));

    return {
      wake() {
        if (!isOn() || typeof AudioContext === "undefined") return;
        audio ??= new AudioContext();
        void audio.resume().catch(() => {});
      },

      ring() {
        if (!isOn() || !audio) return;
        const { currentTime: now, destination } = audio;
        for (const [pitch, after] of TONES) {
          const tone = audio.createOscillator();
          const volume = audio.createGain();
          tone.frequency.value = pitch;
          volume.gain.setValueAtTime(SILENCE, now + after);
          volume.gain.exponentialRampToValueAtTime(SOFT, now + after + 0.08);
          volume.gain.exponentialRampToValueAtTime(SILENCE, now + after + LONG);
          tone.connect(volume).connect(destination);
          tone.start(now + after);
          tone.stop(now + after + LONG);
        }
      },
    };
  };
})();
