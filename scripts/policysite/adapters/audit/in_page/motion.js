// What moves by itself. `reduced` says that the reader has asked for less motion.
({ reduced }) => {
  const { findings } = window.__audit;
  const found = findings();
  found.looked(reduced ? "motion-not-reduced" : "endless-motion");
  for (const animation of document.getAnimations()) {
    const { activeDuration } = animation.effect?.getComputedTiming() ?? {};
    if (animation.playState !== "running") continue;
    if (reduced && activeDuration > 200) {
      found.report("motion-not-reduced", animation.effect.target, "It moves although the reader asked for less motion.");
    }
    if (!reduced && activeDuration > 5000) {
      found.report("endless-motion", animation.effect.target, "It moves for more than five seconds, and cannot be stopped.");
    }
  }
  return found.result();
}
