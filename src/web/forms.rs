//! Forms: values as typed, errors at their fields, and the view that shows both again.
//!
//! A handler reads each field once with the reader of its kind (`text`, `money`, `date` ...), which notes what is
//! wrong; [`super::Visit::act`] then acts only if nothing is.

mod inputs;
mod views;

pub use inputs::{Choice, Input};
pub(super) use views::lift_errors;
pub use views::{ButtonView, ErrorLine, FieldView, FormView};

use super::posted::Posted;
use crate::{
    base::{
        Currency, Money,
        money::{self, ParseError},
        stop::Message,
        words::characters,
    },
    calls::set_up,
};
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use std::str::FromStr;

/// A form as it was typed, with what is wrong.
pub struct Form {
    /// Labels' keys begin with it: `<prefix>-<field>`.
    prefix: &'static str,
    values: Vec<(String, String)>,
    errors: Vec<(String, Message)>,
    posted: bool,
    switching: bool,
}

impl Form {
    /// An empty form.
    pub fn blank(prefix: &'static str) -> Self {
        Self { prefix, values: Vec::new(), errors: Vec::new(), posted: false, switching: false }
    }

    /// A form as it was sent.
    pub fn sent(prefix: &'static str, posted: Posted) -> Self {
        let switching = posted.switch_to.is_some();
        Self { prefix, values: posted.fields, errors: Vec::new(), posted: true, switching }
    }

    /// Fills a field of a blank form in.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// Puts another value in a field's place.
    pub fn put(&mut self, name: &str, value: impl Into<String>) {
        self.values.retain(|(field, _)| field != name);
        self.values.push((name.to_owned(), value.into()));
    }

    /// Whether nothing is wrong and the form was truly sent.
    pub fn stands(&self) -> bool {
        self.posted && !self.switching && self.errors.is_empty()
    }

    /// Whether it must be shown again because something is wrong.
    pub fn refused(&self) -> bool {
        self.posted && !self.switching
    }

    /// What was typed is worked out and shown again; nothing is saved. What was found wrong so far stays on the page.
    pub fn show_again(&mut self) {
        self.switching = true;
    }

    /// Whether only the language was switched: what was typed is shown again in it.
    pub fn is_switching(&self) -> bool {
        self.switching
    }

    /// Puts an error on a field (an empty name: on the whole form).
    pub fn refuse(&mut self, field: &str, message: Message) {
        // A form shown again only for its language is not judged yet.
        if !self.switching {
            self.errors.push((field.to_owned(), message));
        }
    }

    /// Takes over what is wrong with another form, to be shown with the values of this one.
    pub fn take_errors(&mut self, other: Self) {
        self.posted |= other.posted;
        self.errors.extend(other.errors);
    }

    /// What is wrong so far: the field, and why.
    pub fn errors(&self) -> &[(String, Message)] {
        &self.errors
    }

    /// The request key it carries.
    pub fn request_key(&self) -> Option<String> {
        Some(self.raw("_key").to_owned()).filter(|key| (20..=80).contains(&key.len()))
    }

    /// The request key, where what is made follows from it; a form without one is refused.
    pub fn own_key(&mut self) -> String {
        let key = self.request_key();
        if key.is_none() {
            self.refuse("", Message::new("form-stale"));
        }
        key.unwrap_or_default()
    }

    /// A value as typed; empty where there is none.
    pub fn raw(&self, name: &str) -> &str {
        self.values.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// All values of a field with several.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.values.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect()
    }

    /// Whether a box was ticked or a button pressed.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(field, _)| field == name)
    }

    /// A text; `None` and an error where it is missing or has more than `max` characters as a reader counts them.
    pub fn text(&mut self, name: &str, max: usize) -> Option<String> {
        let text = self.optional(name, max)?;
        if text.is_empty() {
            self.refuse(name, Message::new("form-missing"));
            return None;
        }
        Some(text)
    }

    /// A text that may be empty.
    pub fn optional(&mut self, name: &str, max: usize) -> Option<String> {
        let text = self.raw(name).replace("\r\n", "\n").trim().to_owned();
        let length = characters(&text);
        if length > max {
            self.refuse(name, Message::new("form-too-long").with("max", max).with("over", length - max));
            return None;
        }
        Some(text)
    }

    /// One of known values (an id, an enum).
    pub fn one<T: FromStr>(&mut self, name: &str) -> Option<T> {
        let text = self.raw(name).to_owned();
        if text.is_empty() {
            self.refuse(name, Message::new("form-choose"));
            return None;
        }
        let value = text.parse().ok();
        if value.is_none() {
            self.refuse(name, Message::new("form-choose"));
        }
        value
    }

    /// One of known values, or none.
    pub fn perhaps<T: FromStr>(&mut self, name: &str) -> Option<Option<T>> {
        if self.raw(name).is_empty() { Some(None) } else { self.one(name).map(Some) }
    }

    /// An amount above zero.
    pub fn money(&mut self, name: &str, currency: Currency) -> Option<Money> {
        let amount = self.money_or_zero(name, currency)?;
        if amount.is_zero() {
            self.refuse(name, Message::new("form-money-zero"));
            return None;
        }
        Some(amount)
    }

    /// An amount of zero or more; empty is missing.
    pub fn money_or_zero(&mut self, name: &str, currency: Currency) -> Option<Money> {
        match money::parse(self.raw(name), currency) {
            Ok(amount) => Some(amount),
            Err(error) => {
                let message = money_message(&error);
                self.refuse(name, message);
                None
            }
        }
    }

    /// A currency by its code.
    pub fn currency(&mut self, name: &str) -> Option<Currency> {
        let currency = Currency::from_code(self.raw(name).trim());
        if currency.is_none() {
            self.refuse(name, Message::new("form-choose"));
        }
        currency
    }

    /// A date as people write it: 08.03.2026, 8/3/2026, 2026-03-08.
    pub fn date(&mut self, name: &str) -> Option<NaiveDate> {
        let text = self.raw(name).trim().to_owned();
        if text.is_empty() {
            self.refuse(name, Message::new("form-date-missing"));
            return None;
        }
        let day = parse_date(&text);
        if day.is_none() {
            self.refuse(name, Message::new("form-date-malformed"));
        }
        day
    }

    /// The instant at which a day begins where people live by a zone, or so many days after it.
    pub fn begins(&mut self, name: &str, zone: &str, later: i64) -> Option<NaiveDateTime> {
        let day = self.date(name)?.checked_add_signed(Duration::days(later))?;
        set_up::utc(day.and_time(NaiveTime::MIN), zone)
    }

    /// A whole number between two others.
    pub fn number(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let text: String = self.raw(name).chars().filter(|letter| !letter.is_whitespace()).collect();
        let number = text.parse::<i64>().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.refuse(name, Message::new("form-number").with("least", least).with("most", most));
        }
        number
    }
}

/// The id a field has on its page.
pub fn id_of(name: &str) -> String {
    format!("f-{}", name.replace(['[', ']', '.', '_'], "-"))
}

/// A date as people write it; day first.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.trim().split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A time of day in 24 hours: 9:30, 09.30.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    if minute.len() != 2 {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// The words for what is wrong with an amount.
pub fn money_message(error: &ParseError) -> Message {
    match error {
        ParseError::Empty => Message::new("form-money-missing"),
        ParseError::Negative => Message::new("form-money-negative"),
        ParseError::OtherCurrency(other) => Message::new("form-money-currency").with("other", *other),
        ParseError::Ambiguous { either, or } => {
            Message::new("form-money-ambiguous").with("either", either.as_str()).with("or", or.as_str())
        }
        ParseError::TooManyDecimals => Message::new("form-money-decimals"),
        ParseError::TooLarge => Message::new("form-money-large"),
        ParseError::NotANumber => Message::new("form-money-malformed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_day_first_and_nonsense_is_not() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 8);
        for text in ["08.03.2026", "8/3/2026", "2026-03-08", " 8 3 2026 "] {
            assert_eq!(parse_date(text), day, "{text}");
        }
        for text in ["", "31.02.2026", "8.3.26", "март", "1.2.3.4", "08.03"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_read_in_24_hours() {
        assert_eq!(parse_time("9:30"), NaiveTime::from_hms_opt(9, 30, 0));
        assert_eq!(parse_time(" 23.59 "), NaiveTime::from_hms_opt(23, 59, 0));
        for bad in ["", "9", "24:00", "9:5", "9:60", "9 am", "-1:00"] {
            assert_eq!(parse_time(bad), None, "{bad}");
        }
    }

    #[test]
    fn characters_are_counted_as_a_reader_sees_them() {
        assert_eq!(characters("й"), 1);
        assert_eq!(characters("и\u{306}"), 1);
        assert_eq!(characters("👩‍👩‍👧"), 1);
    }
}
