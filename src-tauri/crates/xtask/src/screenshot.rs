//! Pictures of the display: taken until the window has drawn itself and stands still.

use crate::Outcome;
use crate::display::Session;
use crate::process;
use std::collections::{BTreeSet, VecDeque};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// A machine under load takes this long at most to draw the first screen.
const PATIENCE: Duration = Duration::from_secs(180);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(200);

/// An empty display has one colour, an empty window two; letters with soft edges have many.
const FEWEST_COLOURS: u32 = 48;

/// The screen stands still when this many looks in a row show one scene.
const LOOKS: usize = 6;

/// A blinking caret makes two pictures of one scene.
const FACES: usize = 2;

/// One look at the display.
struct Look {
    colours: u32,
    signature: String,
}

/// What the display shows while it stands still.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Scene {
    faces: BTreeSet<String>,
}

impl Scene {
    /// The scene of the last looks, once they agree.
    fn of(looks: &VecDeque<Look>) -> Option<Self> {
        let drawn = looks.iter().all(|look| look.colours >= FEWEST_COLOURS);
        let faces: BTreeSet<String> = looks.iter().map(|look| look.signature.clone()).collect();
        (looks.len() == LOOKS && drawn && faces.len() <= FACES).then_some(Self { faces })
    }

    fn is_new_after(&self, before: Option<&Self>) -> bool {
        before.is_none_or(|before| self.faces.is_disjoint(&before.faces))
    }
}

/// Takes pictures into `file` until something is drawn, differs from `before`, and stands still.
pub(crate) fn settled(
    session: &Session,
    window: &mut Child,
    file: &Path,
    before: Option<&Scene>,
) -> Outcome<Scene> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let started = Instant::now();
    let mut looks = VecDeque::new();
    while started.elapsed() < PATIENCE {
        if let Ok(Some(status)) = window.try_wait() {
            return Err(format!("the window closed before it was drawn ({status})"));
        }
        looks.push_back(take(session, file)?);
        if looks.len() > LOOKS {
            looks.pop_front();
        }
        if let Some(scene) = Scene::of(&looks)
            && scene.is_new_after(before)
        {
            return Ok(scene);
        }
        std::thread::sleep(PAUSE);
    }
    Err(format!(
        "nothing new was drawn in {} seconds; the last look is {}",
        PATIENCE.as_secs(),
        file.display()
    ))
}

fn take(session: &Session, file: &Path) -> Outcome<Look> {
    let mut shot = Command::new("import");
    shot.args(["-silent", "-window", "root"]).arg(file);
    session.dress(&mut shot);
    process::capture(&mut shot)?;
    let told = process::capture(
        Command::new("identify")
            .args(["-format", "%k %#"])
            .arg(file),
    )?;
    read(&told).ok_or_else(|| format!("identify answered `{}`", told.trim()))
}

fn read(told: &str) -> Option<Look> {
    let (colours, signature) = told.trim().split_once(' ')?;
    Some(Look {
        colours: colours.parse().ok()?,
        signature: signature.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn scene(told: [&str; LOOKS]) -> Option<Scene> {
        Scene::of(&told.iter().map(|told| read(told).unwrap()).collect())
    }

    #[test]
    fn an_empty_window_is_no_scene() {
        assert_eq!(scene(["2 aa"; LOOKS]), None);
        assert!(scene(["731 aa"; LOOKS]).is_some());
        assert!(read("import: no display").is_none());
    }

    #[test]
    fn a_blinking_caret_stands_still_and_a_moving_picture_does_not() {
        assert!(scene(["99 a", "99 b", "99 a", "99 b", "99 b", "99 a"]).is_some());
        assert_eq!(
            scene(["99 a", "99 b", "99 c", "99 c", "99 c", "99 c"]),
            None
        );
        assert_eq!(Scene::of(&VecDeque::from([read("99 a").unwrap()])), None);
    }

    #[test]
    fn the_same_scene_with_the_caret_elsewhere_is_not_new() {
        let before = scene(["99 a", "99 b", "99 a", "99 b", "99 b", "99 a"]).unwrap();
        assert!(!scene(["99 b"; LOOKS]).unwrap().is_new_after(Some(&before)));
        assert!(scene(["99 c"; LOOKS]).unwrap().is_new_after(Some(&before)));
        assert!(before.is_new_after(None));
    }
}
