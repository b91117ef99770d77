# Fits scores.csv with lme4 and says how far reference.csv is from it; fails where that is more than 1e-6:
#     Rscript lme4.R > lme4.out        (needs lme4; Debian: r-cran-lme4)
# lme4.out is what it said when it was last run.
suppressPackageStartupMessages(library(lme4))
cat(R.version.string, "\nlme4 ", as.character(packageVersion("lme4")), "\n", sep = "")
farthest <- 0
scores <- read.csv("scores.csv")
reference <- read.csv("reference.csv")
for (set in unique(scores$set)) {
  data <- transform(scores[scores$set == set, ], a = factor(application), r = factor(reader))
  fit <- suppressMessages(lmer(score ~ 1 + (1 | a) + (1 | r), data, REML = TRUE,
    control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5))))
  ours <- reference[reference$set == set, ]
  value <- function(what) ours$value[ours$what == what]
  sds <- as.data.frame(VarCorr(fit))
  sd_of <- function(group) sds$sdcor[sds$grp == group]
  effects <- ranef(fit, condVar = TRUE)
  worst <- function(one, other) {
    stopifnot(length(one) == length(other))
    farthest <<- max(farthest, abs(one - other))
    max(abs(one - other))
  }
  cat(sprintf("%s: mean %.1e, deviations %.1e, applications %.1e, their deviations %.1e, readers %.1e\n", set,
    worst(fixef(fit), value("mean")),
    worst(c(sd_of("a"), sd_of("r"), sd_of("Residual")),
      c(value("applications_sd"), value("readers_sd"), value("rest_sd"))),
    worst(fixef(fit) + effects$a[order(as.integer(rownames(effects$a))), 1], value("application")),
    worst(sqrt(attr(effects$a, "postVar")[1, 1, order(as.integer(rownames(effects$a)))]), value("deviation")),
    worst(effects$r[order(as.integer(rownames(effects$r))), 1], value("reader"))))
}
if (farthest > 1e-6) stop("reference.csv is farther than 1e-6 from lme4")
