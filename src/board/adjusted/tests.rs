//! Unit tests of the mixed model, against the reference it was held to.

use super::*;

const SCORES: &str = include_str!("../../../tests/samples/mixed_model/scores.csv");
const REFERENCE: &str = include_str!("../../../tests/samples/mixed_model/reference.csv");

/// The rows of a file of one data set: its name stands first.
fn rows<'a>(text: &'a str, set: &str) -> Vec<Vec<&'a str>> {
    let rows = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    rows.filter(|row| row[0] == set).map(|row| row[1..].to_vec()).collect()
}

#[test]
fn where_nothing_is_left_to_chance_the_search_soon_comes_to_its_end() {
    let score = |application: i32, reader: i32| f64::from(application) + 0.5 * f64::from(reader);
    let sheets: Vec<Sheet<i32>> =
        (0..8).flat_map(|one| (0..7).map(move |reader| (one, reader, score(one, reader)))).collect();
    let fit = fit(&sheets).unwrap();
    assert!(fit.rest_sd < 1e-3 && (fit.mean - 5.0).abs() < 1e-3, "{fit:?}");
    assert!((fit.applications[&7].score - fit.applications[&0].score - 7.0).abs() < 1e-3, "{fit:?}");
}

#[test]
fn the_model_agrees_with_the_reference_to_a_millionth() {
    for set in ["full", "sparse", "even_readers"] {
        let read = |text: &str| text.parse::<i64>().unwrap();
        let sheets: Vec<Sheet<i64>> =
            rows(SCORES, set).iter().map(|row| (read(row[0]), read(row[1]), row[2].parse().unwrap())).collect();
        let fit = fit(&sheets).unwrap();
        let reference = rows(REFERENCE, set);
        assert_eq!(reference.len(), 4 + 2 * fit.applications.len() + fit.readers.len(), "{set}");
        for row in reference {
            let key = row[1].parse::<i64>().unwrap_or(0);
            let got = match row[0] {
                "mean" => fit.mean,
                "applications_sd" => fit.applications_sd,
                "readers_sd" => fit.readers_sd,
                "rest_sd" => fit.rest_sd,
                "application" => fit.applications[&key].score,
                "deviation" => fit.applications[&key].deviation,
                _ => fit.readers[&key],
            };
            let wanted: f64 = row[2].parse().unwrap();
            assert!((got - wanted).abs() < 1e-6, "{set} {row:?}: {got}");
        }
    }
}

#[test]
fn a_strict_reader_costs_an_application_less_than_the_plain_mean_says() {
    // The last reader takes twenty points off; only application 3 misses the first, who is generous.
    let mut sheets = Vec::new();
    for application in 0..6_i32 {
        for (reader, leaning) in [(0_i32, 15.0), (1, 0.0), (2, -20.0)] {
            let base = 40.0 + 7.0 * f64::from((application * 5) % 6) + f64::from((application + reader) % 2);
            if !(application == 3 && reader == 0) {
                sheets.push((i64::from(application), i64::from(reader), base + leaning));
            }
        }
    }
    let fit = fit(&sheets).unwrap();
    let plain = sheets.iter().filter(|sheet| sheet.0 == 3).map(|sheet| sheet.2).sum::<f64>() / 2.0;
    assert!(fit.applications[&3].score > plain + 5.0);
    assert!(fit.readers[&0] > 5.0 && fit.readers[&2] < -5.0);
    let (low, high) = fit.applications[&3].interval();
    assert!(low < fit.applications[&3].score && fit.applications[&3].score < high);
}

#[test]
fn where_applications_do_not_differ_or_nothing_is_left_to_chance_no_interval_is_believed() {
    let sheets = |score: &dyn Fn(i32, i32) -> f64| -> Vec<Sheet<i32>> {
        (0..6).flat_map(|one| (0..3).map(move |reader| (one, reader))).map(|(a, r)| (a, r, score(a, r))).collect()
    };
    let chance = |one: i32, reader: i32| f64::from((one * 7 + reader * 11) % 5);
    let alike = fit(&sheets(&|one, reader| 60.0 + f64::from((one + reader) % 3))).unwrap();
    assert!(!alike.tells() && alike.applications.values().all(|one| one.deviation < 0.05), "{alike:?}");
    let certain = fit(&sheets(&|one, reader| 60.0 + f64::from(5 * one + 3 * reader))).unwrap();
    assert!(!certain.tells() && certain.applications_sd > 1.0, "{certain:?}");
    let usual = fit(&sheets(&|one, reader| 60.0 + f64::from(5 * one) + chance(one, reader))).unwrap();
    assert!(usual.tells(), "{usual:?}");
}

#[test]
fn what_cannot_be_told_apart_is_not_told() {
    assert_eq!(fit::<i64>(&[]), None);
    assert_eq!(fit(&[(1, 1, 50.0), (2, 1, 60.0), (3, 1, 70.0)]), None, "one reader");
    assert_eq!(fit(&[(1, 1, 50.0), (1, 2, 60.0)]), None, "one application");
    assert_eq!(fit(&[(1, 1, 50.0), (2, 2, 60.0)]), None, "nothing read twice");
    assert_eq!(fit(&[(1, 1, 50.0), (1, 2, 50.0), (2, 1, 50.0), (2, 2, 50.0)]), None, "all alike");
}
