//! The ranking adjusted for lenient and strict readers: a linear mixed model with application and reader as crossed
//! random effects, fitted by REML. Pure; it stands beside the plain mean and never replaces it.
//!
//! score = mean + application + reader + rest. As in Bates et al., "Fitting Linear Mixed-Effects Models Using lme4"
//! (2015), the deviance is profiled down to two numbers, the standard deviations of applications and of readers as
//! multiples of the rest's. Scores are no money, so floats are right here.

use std::collections::BTreeMap;

/// 97.5 % of a normal distribution lie below so many standard deviations.
const TWO_SIDED_95: f64 = 1.959_963_984_540_054;
/// How finely the search looks before Newton's steps; also the width of their differences.
const STEP: f64 = 1e-3;
/// Most steps of the search: a few dozen are usual.
const MOST_STEPS: usize = 1_000;

/// One locked sheet: which application, which reader, what score.
pub type Sheet<K> = (K, K, f64);

/// An application's score without its readers' leniency, and what is not known about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adjusted {
    /// The score.
    pub score: f64,
    /// Its conditional standard deviation.
    pub deviation: f64,
}

impl Adjusted {
    /// The interval that holds the score with 95 %.
    pub fn interval(&self) -> (f64, f64) {
        let half = TWO_SIDED_95 * self.deviation;
        (self.score - half, self.score + half)
    }
}

/// The fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit<K> {
    /// The overall mean.
    pub mean: f64,
    /// The standard deviation of applications.
    pub applications_sd: f64,
    /// Of readers.
    pub readers_sd: f64,
    /// Of the rest.
    pub rest_sd: f64,
    /// Each application.
    pub applications: BTreeMap<K, Adjusted>,
    /// By how much each reader scores higher than the others.
    pub readers: BTreeMap<K, f64>,
}

/// What differs by less, in points, is not told from nothing.
const NOTHING: f64 = 0.05;

impl<K> Fit<K> {
    /// Whether the sheets tell applications apart, and leave something to chance. Where they do not, each application's
    /// interval shrinks to a point, which is no certainty.
    pub fn tells(&self) -> bool {
        self.applications_sd > NOTHING && self.rest_sd > NOTHING
    }
}

/// The sheets with applications and readers counted from 0.
struct Data {
    sheets: Vec<(usize, usize, f64)>,
    /// Of each application, its readers.
    read_by: Vec<Vec<usize>>,
    /// Of each reader, how many sheets.
    loads: Vec<f64>,
}

/// A vector over applications and one over readers.
type Effects = (Vec<f64>, Vec<f64>);

/// The model at one pair of relative deviations, solved.
struct Solved {
    deviance: f64,
    mean: f64,
    rest_variance: f64,
    effects: Effects,
    diagonal: Vec<f64>,
    root: Vec<Vec<f64>>,
}

impl Data {
    /// Λ'Z'u of a value per sheet.
    fn gathered(&self, (first, second): (f64, f64), value: impl Fn(f64) -> f64) -> Effects {
        let mut sums = (vec![0.0; self.read_by.len()], vec![0.0; self.loads.len()]);
        for (application, reader, score) in &self.sheets {
            sums.0[*application] += first * value(*score);
            sums.1[*reader] += second * value(*score);
        }
        sums
    }

    /// The matrix Λ'Z'ZΛ + I: its diagonal over applications, and the root of what is left for readers.
    fn factored(&self, (first, second): (f64, f64)) -> Option<(Vec<f64>, Vec<Vec<f64>>)> {
        let mut left = vec![vec![0.0; self.loads.len()]; self.loads.len()];
        for (reader, load) in self.loads.iter().enumerate() {
            left[reader][reader] = second * second * load + 1.0;
        }
        let mut diagonal = Vec::with_capacity(self.read_by.len());
        for readers in &self.read_by {
            let pivot = readers.iter().fold(1.0, |sum, _| sum + first * first);
            for one in readers {
                for other in readers {
                    left[*one][*other] -= (first * second) * (first * second) / pivot;
                }
            }
            diagonal.push(pivot);
        }
        Some((diagonal, cholesky(left)?))
    }

    fn solved(&self, theta: (f64, f64)) -> Option<Solved> {
        let (diagonal, root) = self.factored(theta)?;
        let cross = theta.0 * theta.1;
        let solve = |sums: &Effects| -> Effects {
            let mut readers = sums.1.clone();
            for (application, read_by) in self.read_by.iter().enumerate() {
                for reader in read_by {
                    readers[*reader] -= cross * sums.0[application] / diagonal[application];
                }
            }
            let readers = back(&root, forward(&root, readers));
            let rest = self.read_by.iter().enumerate().map(|(application, read_by)| {
                let known: f64 = read_by.iter().map(|reader| cross * readers[*reader]).sum();
                (sums.0[application] - known) / diagonal[application]
            });
            (rest.collect(), readers)
        };
        let count = self.sheets.iter().fold(0.0, |count, _| count + 1.0);
        // Scores are taken from their plain mean, so that no digits are lost.
        let centre = self.sheets.iter().map(|sheet| sheet.2).sum::<f64>() / count;
        let ones = self.gathered(theta, |_| 1.0);
        let scores = self.gathered(theta, |score| score - centre);
        let (solved_ones, solved_scores) = (solve(&ones), solve(&scores));
        let squares: f64 = self.sheets.iter().map(|sheet| (sheet.2 - centre).powi(2)).sum();
        let sum: f64 = self.sheets.iter().map(|sheet| sheet.2 - centre).sum();
        let weight = count - dot(&ones, &solved_ones);
        let shift = (sum - dot(&ones, &solved_scores)) / weight;
        let rest = squares - dot(&scores, &solved_scores) - shift * shift * weight;
        let free = count - 1.0;
        if weight <= 0.0 || rest <= 1e-9 * squares {
            return None;
        }
        let logs: f64 = diagonal.iter().map(|pivot| pivot.ln()).sum::<f64>()
            + root.iter().enumerate().map(|(at, row)| 2.0 * row[at].ln()).sum::<f64>();
        let less = |scores: &[f64], ones: &[f64], by: f64| -> Vec<f64> {
            scores.iter().zip(ones).map(|(score, one)| by * (score - shift * one)).collect()
        };
        Some(Solved {
            deviance: logs + weight.ln() + free * (1.0 + (std::f64::consts::TAU * rest / free).ln()),
            mean: centre + shift,
            rest_variance: rest / free,
            effects: (less(&solved_scores.0, &solved_ones.0, theta.0), less(&solved_scores.1, &solved_ones.1, theta.1)),
            diagonal,
            root,
        })
    }

    fn deviance(&self, theta: (f64, f64)) -> f64 {
        self.solved(theta).map_or(f64::INFINITY, |solved| solved.deviance)
    }

    /// The pair of relative deviations with the least deviance: a coarse look, then Newton's steps.
    fn least(&self) -> (f64, f64) {
        const LOOK: [f64; 6] = [0.0, 0.25, 0.5, 1.0, 2.0, 4.0];
        let pairs = LOOK.iter().flat_map(|first| LOOK.iter().map(move |second| (*first, *second)));
        let mut best = ((0.0, 0.0), f64::INFINITY);
        for theta in pairs {
            let deviance = self.deviance(theta);
            if deviance < best.1 {
                best = (theta, deviance);
            }
        }
        let mut step = 0.5;
        // Where sheets leave almost nothing to chance the least lies very far out: the way there grows with each step.
        for _ in 0..MOST_STEPS {
            if step <= STEP {
                break;
            }
            let ((first, second), _) = best;
            let around =
                [(first + step, second), (first - step, second), (first, second + step), (first, second - step)];
            let better = around.into_iter().map(|theta| (theta, self.deviance(theta))).find(|one| one.1 < best.1);
            match better {
                Some(better) => (best, step) = (better, step * 2.0),
                None => step /= 2.0,
            }
        }
        let (first, second) = self.newton(best.0);
        (first.abs(), second.abs())
    }

    /// Newton's steps with differences of the fourth order: far finer than a search that compares deviances, which are
    /// flat around their least. The deviance is even in both numbers, so 0 needs no care.
    fn newton(&self, start: (f64, f64)) -> (f64, f64) {
        let slope = |(first, second): (f64, f64)| {
            let along = |of: &dyn Fn(f64) -> f64| {
                (8.0 * (of(STEP) - of(-STEP)) - (of(2.0 * STEP) - of(-2.0 * STEP))) / (12.0 * STEP)
            };
            (along(&|by| self.deviance((first + by, second))), along(&|by| self.deviance((first, second + by))))
        };
        let mut at = start;
        for _ in 0..20 {
            let here = slope(at);
            let ahead = (slope((at.0 + STEP, at.1)), slope((at.0, at.1 + STEP)));
            let behind = (slope((at.0 - STEP, at.1)), slope((at.0, at.1 - STEP)));
            let (a, d) = ((ahead.0.0 - behind.0.0) / (2.0 * STEP), (ahead.1.1 - behind.1.1) / (2.0 * STEP));
            let b = (ahead.0.1 - behind.0.1) / (2.0 * STEP);
            let area = a * d - b * b;
            let step = ((d * here.0 - b * here.1) / area, (a * here.1 - b * here.0) / area);
            // Where the ground is not a bowl, the search's own answer is as good as it gets.
            if !(area > 0.0 && a > 0.0 && step.0.abs().max(step.1.abs()) < 0.1) {
                break;
            }
            at = (at.0 - step.0, at.1 - step.1);
            if step.0.abs().max(step.1.abs()) < 1e-12 {
                break;
            }
        }
        at
    }
}

fn dot(one: &Effects, other: &Effects) -> f64 {
    let sum = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(one, other)| one * other).sum::<f64>();
    sum(&one.0, &other.0) + sum(&one.1, &other.1)
}

/// The lower root of a symmetric matrix; `None` where it is not positive.
fn cholesky(mut matrix: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    for row in 0..matrix.len() {
        for column in 0..=row {
            let known: f64 = (0..column).map(|at| matrix[row][at] * matrix[column][at]).sum();
            let left = matrix[row][column] - known;
            matrix[row][column] = if row == column {
                Some(left).filter(|left| *left > 0.0)?.sqrt()
            } else {
                left / matrix[column][column]
            };
        }
    }
    Some(matrix)
}

fn forward(root: &[Vec<f64>], mut values: Vec<f64>) -> Vec<f64> {
    for row in 0..values.len() {
        let known: f64 = (0..row).map(|at| root[row][at] * values[at]).sum();
        values[row] = (values[row] - known) / root[row][row];
    }
    values
}

fn back(root: &[Vec<f64>], mut values: Vec<f64>) -> Vec<f64> {
    for row in (0..values.len()).rev() {
        let known: f64 = (row + 1..values.len()).map(|at| root[at][row] * values[at]).sum();
        values[row] = (values[row] - known) / root[row][row];
    }
    values
}

/// Fits the model. `None` where sheets cannot tell applications, readers and chance apart: fewer than two of either, no
/// application read twice or no reader with two, or nothing left to explain.
pub fn fit<K: Copy + Ord>(sheets: &[Sheet<K>]) -> Option<Fit<K>> {
    let counted = |keys: Vec<K>| -> BTreeMap<K, usize> {
        let unique: std::collections::BTreeSet<K> = keys.into_iter().collect();
        unique.into_iter().zip(0..).collect()
    };
    let applications = counted(sheets.iter().map(|sheet| sheet.0).collect());
    let readers = counted(sheets.iter().map(|sheet| sheet.1).collect());
    if applications.len().min(readers.len()) < 2 || applications.len().max(readers.len()) >= sheets.len() {
        return None;
    }
    let mut data =
        Data { sheets: Vec::new(), read_by: vec![Vec::new(); applications.len()], loads: vec![0.0; readers.len()] };
    for (application, reader, score) in sheets {
        let (application, reader) = (*applications.get(application)?, *readers.get(reader)?);
        data.sheets.push((application, reader, *score));
        data.read_by[application].push(reader);
        data.loads[reader] += 1.0;
    }
    let theta = data.least();
    let solved = data.solved(theta)?;
    let rest_sd = solved.rest_variance.sqrt();
    let adjusted = |at: usize| {
        let mut column = vec![0.0; data.loads.len()];
        for reader in &data.read_by[at] {
            column[*reader] += theta.0 * theta.1 / solved.diagonal[at];
        }
        let spread: f64 = forward(&solved.root, column).iter().map(|one| one * one).sum();
        Adjusted {
            score: solved.mean + solved.effects.0[at],
            deviation: rest_sd * theta.0 * (1.0 / solved.diagonal[at] + spread).sqrt(),
        }
    };
    Some(Fit {
        mean: solved.mean,
        applications_sd: theta.0 * rest_sd,
        readers_sd: theta.1 * rest_sd,
        rest_sd,
        applications: applications.iter().map(|(key, at)| (*key, adjusted(*at))).collect(),
        readers: readers.iter().map(|(key, at)| (*key, solved.effects.1[*at])).collect(),
    })
}

#[cfg(test)]
mod tests;
