"""Curves by lifelines, for the tests of model::survival: reads cases as JSON on stdin, writes what lifelines makes of them."""

import json
import sys
import warnings

import numpy as np
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times

warnings.simplefilter("ignore")


def day(value):
    value = float(np.ravel(np.asarray(value))[0])
    return None if not np.isfinite(value) else int(value)


def answer(case):
    fit = KaplanMeierFitter().fit([o[0] for o in case], [o[1] for o in case])
    bounds = fit.confidence_interval_
    # Rounded first: a share of 0.5000000000000001 is a half, and lifelines would not take it for one.
    medians = median_survival_times(bounds.round(9))
    median = median_survival_times(fit.survival_function_.round(9))
    steps = []
    days = {o[0] for o in case}
    for at, share in fit.survival_function_.iloc[:, 0].items():
        if at in days:
            low, high = (float(v) for v in bounds.loc[at])
            steps.append([int(at), float(share), low, high])
    return {
        "observed": case,
        "steps": steps,
        "median": day(median),
        "low": day(medians.iloc[0, 0]),
        "high": day(medians.iloc[0, 1]),
    }


json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)
