/**
 * Cards that are dragged with a mouse, a pen or a finger: pointer events, since HTML's own drag
 * and drop knows no touch. By keyboard the same is done in a dialog (board.js).
 */
(() => {
  "use strict";
  if (Object.hasOwn(window, "handbookBoardDrag")) return;

  const FAR_ENOUGH = 6; // pixels before a press is a drag
  const EDGE = 60; // pixels from the window's edge where the page begins to scroll
  const STEP = 14; // pixels that it scrolls at a time

  window.handbookBoardDrag = (host, drop, signal) => {
    /** @type {{card: HTMLElement, pointer: number, x: number, y: number, ghost: HTMLElement | null} | null} */
    let drag = null;
    /** @type {Element | null} */
    let target = null;
    let frame = 0;
    const at = { x: 0, y: 0 };

    /** @param {PointerEvent} event */
    function press(event) {
      const pressed = event.target instanceof Element ? event.target : null;
      const card = pressed?.closest("[data-topic-card]");
      if (drag || event.button !== 0 || !(card instanceof HTMLElement) || !pressed) return;
      const onGrip = pressed.closest("[data-grip]") !== null;
      // A finger scrolls the page unless it is on the grip.
      if (!onGrip && (event.pointerType === "touch" || pressed.closest("button, select"))) return;
      drag = { card, pointer: event.pointerId, x: event.clientX, y: event.clientY, ghost: null };
    }

    /** @param {HTMLElement} card @param {PointerEvent} event */
    function lift(card, event) {
      const box = card.getBoundingClientRect();
      const ghost = /** @type {HTMLElement} */ (card.cloneNode(true));
      ghost.removeAttribute("data-topic-card");
      ghost.setAttribute("aria-hidden", "true");
      ghost.inert = true;
      for (const each of [ghost, ...ghost.querySelectorAll("[id]")]) each.removeAttribute("id");
      ghost.classList.add("board-card--ghost");
      ghost.style.inlineSize = `${box.width}px`;
      ghost.dataset.dx = String(event.clientX - box.left);
      ghost.dataset.dy = String(event.clientY - box.top);
      card.classList.add("board-card--lifted");
      host.classList.add("board--dragging");
      host.append(ghost);
      window.getSelection()?.removeAllRanges();
      try {
        host.setPointerCapture(event.pointerId);
      } catch {
        // The pointer is gone already: the next event ends the drag.
      }
      frame = requestAnimationFrame(scroll);
      return ghost;
    }

    /** @param {PointerEvent} event */
    function move(event) {
      if (!drag || event.pointerId !== drag.pointer) return;
      const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y);
      if (!drag.ghost && far < FAR_ENOUGH) return;
      drag.ghost ??= lift(drag.card, event);
      [at.x, at.y] = [event.clientX, event.clientY];
      const { ghost } = drag;
      ghost.style.left = `${at.x - Number(ghost.dataset.dx)}px`;
      ghost.style.top = `${at.y - Number(ghost.dataset.dy)}px`;
      aim();
    }

    /** Shows where the card would land. */
    function aim() {
      const under = document.elementFromPoint(at.x, at.y)?.closest("[data-drop]") ?? null;
      const found = under && host.contains(under) ? under : null;
      if (found === target) return;
      target?.classList.remove("board--target");
      target = found;
      target?.classList.add("board--target");
    }

    function scroll() {
      if (!drag?.ghost) return;
      const step = at.y < EDGE ? -STEP : at.y > window.innerHeight - EDGE ? STEP : 0;
      if (step) window.scrollBy({ top: step, behavior: "instant" });
      const wide = host.querySelector("[data-scrolls]");
      const box = wide?.getBoundingClientRect();
      if (wide && box && at.y > box.top && at.y < box.bottom) {
        if (at.x < box.left + EDGE) wide.scrollLeft -= STEP;
        else if (at.x > box.right - EDGE) wide.scrollLeft += STEP;
      }
      aim();
      frame = requestAnimationFrame(scroll);
    }

    /** @returns {string | null} where the card was over */
    function end() {
      const place = target?.getAttribute("data-drop") ?? null;
      cancelAnimationFrame(frame);
      drag?.ghost?.remove();
      drag?.card.classList.remove("board-card--lifted");
      target?.classList.remove("board--target");
      host.classList.remove("board--dragging");
      drag = target = null;
      return place;
    }

    /** @param {PointerEvent} event */
    function release(event) {
      if (!drag || event.pointerId !== drag.pointer) return;
      const lifted = drag.ghost !== null;
      const id = drag.card.dataset.topicCard ?? "";
      const place = end();
      if (lifted && place !== null) drop(id, place);
    }

    host.addEventListener("pointerdown", press, { signal });
    host.addEventListener("pointermove", move, { signal });
    host.addEventListener("pointerup", release, { signal });
    host.addEventListener("pointercancel", end, { signal });
    // What is dragged is a card, not the text on it.
    host.addEventListener("selectstart", (event) => drag?.ghost && event.preventDefault(), { signal });
    document.addEventListener("keydown", (event) => event.key === "Escape" && end(), { signal });
    // The pointer may be let go outside the window.
    window.addEventListener("blur", end, { signal });
    signal.addEventListener("abort", end);
  };
})();
