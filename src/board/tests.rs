//! Unit tests of the room's own rules.

use super::*;

#[test]
fn a_counted_motion_stands_and_a_sheet_set_aside_comes_back_as_it_was() {
    assert!(MotionState::Open.may_become(MotionState::Lapsed));
    assert!(!MotionState::Carried.may_become(MotionState::Lost));
    assert!(!MotionState::Open.may_become(MotionState::Open));
    assert!(SheetState::Draft.may_become(SheetState::Locked));
    assert!(SheetState::Locked.may_become(SheetState::SetAside));
    assert!(SheetState::SetAside.may_become(SheetState::Draft));
    assert!(SheetState::SetAside.may_become(SheetState::Locked));
    assert!(!SheetState::Locked.may_become(SheetState::Locked));
}

#[test]
fn a_text_is_trimmed_and_limited() {
    let within = |text: &str| text_within(text, |max| Refusal::TextTooLong { max }).map(|text| text.map(str::len));
    assert_eq!(within(" \n "), Ok(None));
    assert_eq!(within(" ab "), Ok(Some(2)));
    assert_eq!(within(&"ӯ".repeat(TEXT_MAX + 1)), Err(Refusal::TextTooLong { max: TEXT_MAX }));
}
