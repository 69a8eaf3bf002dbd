//! ぶら下げ: a comma or full stop that has no room on its line stands over the right end, where nothing is in its way.

use super::Setter;
use super::clusters::{Cluster, Cut, Ink, Paragraph, thousandths};
use super::lines::Room;
use super::model::MM_PER_PT;
use crate::document::Align;

/// The marks that hang.
const HANGING: &str = "、。，．､｡";

/// What stays free between a hanging mark and a rule, or the text beyond it, in mm.
const CLEAR: f32 = 0.35;

/// How far marks may hang over the text of a cell or frame with this padding, in mm.
pub(crate) fn inside(padding: f32) -> f32 {
    (padding - CLEAR).max(0.0)
}

impl Setter<'_> {
    /// Number of clusters on a line whose first cluster without room is `overflow`, if that one is a mark that may hang:
    /// its ink stays within the allowance, and what follows may begin a line.
    pub(super) fn hung_end(
        &self,
        paragraph: &Paragraph,
        clusters: &[Cluster],
        cuts: &[Cut],
        room: Room<'_>,
        overflow: usize,
    ) -> Option<usize> {
        if room.look.align != Align::Left || room.look.hang <= 0.0 {
            return None;
        }
        let mark = clusters.get(overflow)?;
        let text = paragraph.text.get(mark.text.clone())?;
        let Ink::Glyphs(glyphs) = &mark.ink else {
            return None;
        };
        let [(drawn, _)] = glyphs.as_slice() else {
            return None;
        };
        if !text.chars().all(|ch| HANGING.contains(ch)) {
            return None;
        }
        let size = room.runs.get(mark.run)?.size.unwrap_or(room.look.size) * MM_PER_PT;
        let pen: f32 = clusters.iter().take(overflow).map(|c| c.width).sum();
        let ink = pen + thousandths(self.fonts.ink_end(*drawn), size);
        if ink > room.width + room.look.hang {
            return None;
        }
        let after = clusters.iter().skip(overflow + 1);
        let end = overflow + 1 + after.take_while(|c| c.is_space).count();
        let may_end = end >= clusters.len() || cuts.get(end).is_some_and(|cut| *cut >= Cut::Free);
        may_end.then_some(end)
    }
}
