//! The TypeScript side of the API list, as one file; committed and checked for staleness.

use crate::api::{self, Visitor};
use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

/// The whole `types.ts`.
pub fn typescript() -> String {
    let mut collector = Collector {
        config: api::config(),
        seen: HashSet::new(),
        declared: BTreeMap::new(),
    };
    api::visit(&mut collector);
    let mut out =
        String::from("// Generated from the API list by `cargo xtask types`. Do not edit.\n\n");
    for declaration in collector.declared.values() {
        let _ = writeln!(out, "export {declaration}\n");
    }
    out.push_str("/** Request and response of every call. */\nexport type Api = {\n");
    for entry in api::entries() {
        let _ = writeln!(
            out,
            "  {}: [{}, {}];",
            entry.name, entry.request, entry.response
        );
    }
    out.push_str("};\n\n/** Calls that work while the workplace is locked. */\nexport const WHILE_LOCKED: readonly (keyof Api)[] = [\n");
    for entry in api::entries().iter().filter(|e| e.while_locked) {
        let _ = writeln!(out, "  \"{}\",", entry.name);
    }
    out.push_str("];\n");
    out
}

struct Collector {
    config: Config,
    seen: HashSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl Collector {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            self.declared
                .insert(T::ident(&self.config), T::decl(&self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl TypeVisitor for Collector {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

impl Visitor for Collector {
    fn visit<T: TS + 'static>(&mut self) {
        self.add::<T>();
    }
}
