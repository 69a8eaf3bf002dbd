//! What is recorded answers for what would be asked: pay for the band, months of leave for its end, a treatment for the state.

use super::*;

/// What stands for the state is the treatment that is recorded, never the grade of a handbook, which is another measure.
#[test]
fn the_pension_reads_the_treatment_and_not_the_handbook() {
    let state = |change: fn(&mut CaseFile)| {
        let mut file = case();
        change(&mut file);
        let view = of(&file, "disability_pension", TODAY);
        let found = (view.reasons.into_iter()).find(|r| r.label.starts_with("障害の状態"));
        let found = found.unwrap();
        (found.state, found.fact.unwrap().place.field)
    };
    let field = || "assessment_event".to_owned();
    assert_eq!(state(|_| {}), (Ask, field()));
    assert_eq!(state(|f| handbook(f, "physical_1")), (Ask, field()));
    assert_eq!(state(|f| handbook(f, "mental_2")), (Ask, field()));
    let met: fn(&mut CaseFile) = |f| f.treatments[0].assessment_event = "dialysis".into();
    assert_eq!(state(met), (May, field()));
    // Of a second disease as well; what only fixes the day says nothing of the state.
    assert_eq!(
        state(|f| f.treatments.push(Treatment {
            assessment_event: "pacemaker".into(),
            ..Treatment::default()
        })),
        (May, field())
    );
    assert_eq!(
        state(|f| f.treatments[0].assessment_event = "stroke_fixed".into()),
        (Ask, field())
    );
}
