//! The built interface, which the program embeds.

use crate::node::Node;
use crate::{Outcome, process, product, stamp};
use std::path::Path;

/// Everything that the build of the interface reads.
const INGREDIENTS: &[&str] = &[
    "ui/src",
    "ui/index.html",
    "ui/package.json",
    "ui/package-lock.json",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "ui/vite.config.ts",
    "assets/fonts",
];

/// Builds `ui/dist` when one of its ingredients has changed.
pub(crate) fn build(root: &Path, node: &Node) -> Outcome {
    let places: Vec<_> = INGREDIENTS.iter().map(|place| root.join(place)).collect();
    let digest = stamp::digest(&places)?;
    let kept = product::target(root)?.join("interface.stamp");
    if root.join("ui/dist/index.html").is_file() && stamp::fresh(&kept, &digest) {
        return Ok(());
    }
    process::run(node.npm(root).args(["run", "build"]))?;
    stamp::set(&kept, &digest)
}
