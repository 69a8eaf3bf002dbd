//! The store as one SQLCipher file.

mod admit;
mod edition;
mod list;
mod note;
mod open;
mod receive;
mod remark;
mod total;

use rusqlite::{Connection, named_params};
use zeroize::Zeroizing;

use crate::{
    Act, Admission, CaseFilter, CasePage, Facility, FacilityCard, Headquarters, HeldRemark,
    HeldTally, HqError, Identity, IncomingBundle, Page, PublishedEdition, ReceivedBundle,
    Reception, TallyRequest, Totals, TotalsRequest, UsedPassage,
};
use receive::Guards;

/// A headquarters' store in one encrypted file, for one program at a time.
pub struct SqliteHeadquarters {
    connection: Connection,
    guards: Guards,
}

impl std::fmt::Debug for SqliteHeadquarters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SqliteHeadquarters").finish_non_exhaustive()
    }
}

impl Headquarters for SqliteHeadquarters {
    fn identity(&self) -> Result<Identity, HqError> {
        let sql = "SELECT name, signing_seed, age_identity, epoch FROM headquarters";
        let identity = self.connection.query_row(sql, [], |row| {
            let seed = Zeroizing::new(row.get::<_, [u8; 32]>(1)?);
            Ok(Identity {
                name: row.get(0)?,
                signing_seed: *seed,
                age_identity: row.get(2)?,
                epoch: row.get(3)?,
            })
        })?;
        Ok(identity)
    }

    fn start_epoch(&mut self, epoch: &str) -> Result<(), HqError> {
        self.connection.execute(
            "UPDATE headquarters SET epoch = :epoch",
            named_params! { ":epoch": epoch },
        )?;
        Ok(())
    }

    fn note(&mut self, act: &Act) -> Result<(), HqError> {
        note::note(&mut self.connection, act)
    }

    fn acts(&self, page: Page) -> Result<Vec<Act>, HqError> {
        note::acts(&self.connection, page)
    }

    fn admit(
        &mut self,
        card: &FacilityCard,
        confirmed: &str,
        admitted_on: &str,
    ) -> Result<Admission, HqError> {
        admit::admit(&mut self.connection, card, confirmed, admitted_on)
    }

    fn facilities(&self) -> Result<Vec<Facility>, HqError> {
        admit::facilities(&self.connection)
    }

    fn receive(
        &mut self,
        bundle: &IncomingBundle,
        received_on: &str,
    ) -> Result<Reception, HqError> {
        receive::receive(&mut self.connection, bundle, received_on, self.guards)
    }

    fn bundles(
        &self,
        facility_key: Option<&str>,
        page: Page,
    ) -> Result<Vec<ReceivedBundle>, HqError> {
        list::bundles(&self.connection, facility_key, page)
    }

    fn cases(&self, filter: &CaseFilter, page: Page) -> Result<CasePage, HqError> {
        list::cases(&self.connection, filter, page)
    }

    fn totals(&self, request: &TotalsRequest) -> Result<Totals, HqError> {
        total::totals(&self.connection, request)
    }

    fn tallies(&self) -> Result<Vec<HeldTally>, HqError> {
        list::tallies(&self.connection)
    }

    fn remarks(&self) -> Result<Vec<HeldRemark>, HqError> {
        remark::remarks(&self.connection)
    }

    fn used(&self, threshold: u64) -> Result<Vec<UsedPassage>, HqError> {
        remark::used(&self.connection, threshold)
    }

    fn keep_edition(&mut self, edition: &PublishedEdition) -> Result<(), HqError> {
        edition::keep(&self.connection, edition)
    }

    fn editions(&self) -> Result<Vec<PublishedEdition>, HqError> {
        edition::editions(&self.connection)
    }

    fn tally_totals(&self, request: &TallyRequest) -> Result<Totals, HqError> {
        total::tally_totals(&list::tallies(&self.connection)?, request)
    }
}

/// A count or number as SQLite holds it.
fn to_sql(number: u64) -> Result<i64, HqError> {
    i64::try_from(number).map_err(|_| HqError::Malformed(format!("number {number}")))
}

/// A number that the schema keeps at or above zero.
fn from_sql(number: i64) -> Result<u64, HqError> {
    u64::try_from(number).map_err(|_| HqError::Damaged)
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
