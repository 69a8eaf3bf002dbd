//! The one door to the store, whatever holds the rows.

use crate::{
    Act, Admission, CaseFilter, CasePage, Facility, FacilityCard, HeldRemark, HeldTally, HqError,
    Identity, IncomingBundle, Page, PublishedEdition, ReceivedBundle, Reception, TallyRequest,
    Totals, TotalsRequest, UsedPassage,
};

/// A headquarters' store.
pub trait Headquarters {
    /// Who the headquarters is, with its secrets.
    fn identity(&self) -> Result<Identity, HqError>;

    /// Names a new run of the store; to be called after a backup was restored.
    fn start_epoch(&mut self, epoch: &str) -> Result<(), HqError>;

    /// Notes an act in the chain.
    fn note(&mut self, act: &Act) -> Result<(), HqError>;

    /// The acts, newest first.
    ///
    /// # Errors
    /// `Damaged` when the chain does not hold.
    fn acts(&self, page: Page) -> Result<Vec<Act>, HqError>;

    /// Admits a facility whose fingerprint a person has confirmed; only digits of `confirmed` count.
    fn admit(
        &mut self,
        card: &FacilityCard,
        confirmed: &str,
        admitted_on: &str,
    ) -> Result<Admission, HqError>;

    /// The admitted facilities, ordered by name.
    fn facilities(&self) -> Result<Vec<Facility>, HqError>;

    /// Takes a verified bundle in one transaction; the same bundle again changes nothing and answers the same.
    fn receive(&mut self, bundle: &IncomingBundle, received_on: &str)
    -> Result<Reception, HqError>;

    /// The register of received bundles, newest first.
    fn bundles(
        &self,
        facility_key: Option<&str>,
        page: Page,
    ) -> Result<Vec<ReceivedBundle>, HqError>;

    /// The cases that are held.
    fn cases(&self, filter: &CaseFilter, page: Page) -> Result<CasePage, HqError>;

    /// A table over the cases that are held, small numbers hidden.
    ///
    /// Hidden cells cannot be computed from this table; two tables over nearly the same cases can still tell
    /// more than each alone.
    fn totals(&self, request: &TotalsRequest) -> Result<Totals, HqError>;

    /// The facilities' own count tables as they were sent, small numbers and all.
    fn tallies(&self) -> Result<Vec<HeldTally>, HqError>;

    /// The remarks on the manual that are held, by passage.
    fn remarks(&self) -> Result<Vec<HeldRemark>, HqError>;

    /// Passages that cases name, with the outcomes of these cases; counts from 1 up to below the threshold are hidden.
    fn used(&self, threshold: u64) -> Result<Vec<UsedPassage>, HqError>;

    /// Keeps an edition of the manual that is published; the text that is kept under an id never changes.
    fn keep_edition(&mut self, edition: &PublishedEdition) -> Result<(), HqError>;

    /// The editions that were published, the newest first.
    fn editions(&self) -> Result<Vec<PublishedEdition>, HqError>;

    /// The facilities' own count tables added up, small numbers hidden; tables with one or two axes.
    fn tally_totals(&self, request: &TallyRequest) -> Result<Totals, HqError>;
}
