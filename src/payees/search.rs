//! Finding payees by name and account, and groups whose money goes to one account.

use super::{Details, Payee, keep, store};
use crate::{
    base::{Deed, GroupId, PayeeId, Stop, Subject, fold::digits},
    db::{Tx, tokens},
    groups::twins::{self, Mark, Twin},
};

/// Most others that have something in common with a group.
const MOST: i64 = 50;

/// Makes a payee findable by its name and account. A step.
pub(super) fn index(tx: &mut Tx<'_>, id: PayeeId, name: &str, details: &Details) -> Result<(), Stop> {
    let account = plain(&details.account);
    tokens::index(tx, id.into(), &[name, &details.holder, &account, &digits(&details.account)])?;
    let marks: Vec<String> = (account.len() >= 6).then_some(account).into_iter().collect();
    tokens::mark(tx, Subject { kind: Mark::Account.as_str(), id: id.0 }, &marks)
}

/// Payees that have all words of a search. Two queries.
pub fn search(tx: &mut Tx<'_>, text: &str, most: i64) -> Result<Vec<Payee>, Stop> {
    keep::permit_seeing(tx)?;
    let number = text.chars().filter(char::is_ascii_digit).count() >= 6;
    let spelled = if number { plain(text) } else { text.to_owned() };
    let wanted = tokens::wanted(tx, "payee", &spelled);
    let ids: Vec<PayeeId> = tokens::found(tx, "payee", &wanted, most)?.into_iter().map(PayeeId).collect();
    let rows = store::some(tx, &ids)?;
    let mut found = keep::opened(tx, rows)?;
    // A word that finds a closed payee would name it.
    found.retain(|payee| !payee.closed);
    Ok(found)
}

/// The payees of some groups that are not retired, newest first. One query.
pub fn of_groups(tx: &mut Tx<'_>, groups: &[GroupId]) -> Result<Vec<Payee>, Stop> {
    keep::permit_seeing(tx)?;
    let rows = store::of_groups(tx, groups)?;
    keep::opened(tx, rows)
}

/// The record that stands for a group, and groups that may be the same: by name, telephone, address or account; but for
/// those that were said not to be. A step of two queries at most.
pub fn twins(tx: &mut Tx<'_>, group: GroupId) -> Result<(GroupId, Vec<Twin>), Stop> {
    tx.permit(Deed::SeeGroups)?;
    let rows = store::twins(tx, group, MOST)?;
    let root = rows.first().ok_or(Stop::Missing)?.root;
    let pairs = rows.iter().filter_map(|row| Some((row.mark.as_deref()?.parse().ok()?, GroupId(row.twin?))));
    Ok((GroupId(root), twins::opened(tx, pairs.collect())?))
}

/// An account as it is compared: letters and digits without what stands between them.
fn plain(account: &str) -> String {
    account.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_compared_without_its_spaces() {
        assert_eq!(plain("1350 1021-1990 0169"), "1350102119900169");
        assert_eq!(plain("ge29 NB00"), "GE29NB00");
    }
}
