//! What a payout needs besides its amount: the receipts that it pays back, the fee that a fiscal host keeps, the item that
//! a supplier delivers. Which of these follows from how the money goes.

use super::Refusal;
use crate::{
    base::{FundId, Money},
    payees::Method,
};

/// What a payout needs besides its amount.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra {
    /// It pays back what receipts of this sum show; an advance where there is none. In the payee's currency.
    pub receipts: Option<Money>,
    /// What a fiscal host keeps for itself, in the payee's currency.
    pub host_fee: Option<Money>,
    /// What a supplier delivers.
    pub item: String,
    /// What each fund is debited, where the award draws on several and its own split is not followed.
    pub split: Vec<(FundId, Money)>,
    /// Why it is not.
    pub split_reason: String,
    /// Why another exchange rate was used than the fund's rule gives.
    pub rate_reason: String,
}

/// Whether it is whole: receipts cover what is paid back, a host says its fee, a supplier's item is named.
pub(super) fn check(extra: &Extra, method: Method, local: Money) -> Result<(), Refusal> {
    let currency = local.currency();
    if extra.receipts.is_some_and(|receipts| receipts.currency() != currency || receipts.minor() < local.minor()) {
        return Err(Refusal::ReceiptsShort { local });
    }
    match (method, extra.host_fee) {
        (Method::ViaPartner, None) => return Err(Refusal::HostFeeMissing),
        (Method::ViaPartner, Some(fee)) => {
            if fee.currency() != currency || fee.is_negative() || fee.minor() >= local.minor() {
                return Err(Refusal::HostFeeMalformed { local });
            }
        }
        (_, Some(_)) => return Err(Refusal::HostFeeMalformed { local }),
        (_, None) => {}
    }
    if method == Method::PaidToSupplier && extra.item.trim().is_empty() { Err(Refusal::ItemMissing) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;

    fn tjs(minor: i64) -> Money {
        Money::from_minor(minor, Currency::TJS)
    }

    #[test]
    fn receipts_cover_what_is_paid_back() {
        let of = |receipts| Extra { receipts: Some(receipts), ..Extra::default() };
        let short = Err(Refusal::ReceiptsShort { local: tjs(100) });
        assert_eq!(check(&of(tjs(100)), Method::BankTransfer, tjs(100)), Ok(()));
        assert_eq!(check(&of(tjs(99)), Method::BankTransfer, tjs(100)), short);
        assert_eq!(check(&of(Money::from_minor(100, Currency::EUR)), Method::BankTransfer, tjs(100)), short);
    }

    #[test]
    fn a_host_says_its_fee_and_nobody_else_has_one() {
        let of = |fee| Extra { host_fee: fee, ..Extra::default() };
        let wrong = Err(Refusal::HostFeeMalformed { local: tjs(100) });
        assert_eq!(check(&of(None), Method::ViaPartner, tjs(100)), Err(Refusal::HostFeeMissing));
        assert_eq!(check(&of(Some(tjs(0))), Method::ViaPartner, tjs(100)), Ok(()));
        assert_eq!(check(&of(Some(tjs(99))), Method::ViaPartner, tjs(100)), Ok(()));
        assert_eq!(check(&of(Some(tjs(100))), Method::ViaPartner, tjs(100)), wrong);
        assert_eq!(check(&of(Some(tjs(-1))), Method::ViaPartner, tjs(100)), wrong);
        assert_eq!(check(&of(Some(tjs(1))), Method::BankTransfer, tjs(100)), wrong);
    }

    #[test]
    fn a_supplier_delivers_something_that_is_named() {
        let of = |item: &str| Extra { item: item.to_owned(), ..Extra::default() };
        assert_eq!(check(&of(" "), Method::PaidToSupplier, tjs(100)), Err(Refusal::ItemMissing));
        assert_eq!(check(&of("A sewing machine"), Method::PaidToSupplier, tjs(100)), Ok(()));
    }
}
