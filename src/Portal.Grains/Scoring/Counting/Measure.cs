namespace Portal.Grains.Scoring.Counting;

/// <summary>
/// What is counted per period, agency and procedure; the number is the position in a vector of counts. All of them add
/// up: over procedures, and over the units below a unit. B(P) are the dossiers received in the period, or before it and
/// not ended when it began; A(P) those received in it. Source: decision 766, section 2.
/// </summary>
/// <remarks>
/// Any change of this list, or of what a measure means, changes
/// the definition that is stored beside the counters, and all of them are built anew.
/// </remarks>
public enum Measure
{
    /// <summary>B(P): dossiers received in the period or carried over into it; the base of 2.1, 4.1 to 4.4, 4.5b and 5.4.</summary>
    Dossiers,

    /// <summary>B(P), on time: finished on time, or open and still within the limit; numerator of 2.1.</summary>
    OnTime,

    /// <summary>B(P), finished with a result (status 9, 10) by the end of the period.</summary>
    Completed,

    /// <summary>B(P), finished with a result on time; over <see cref="Completed"/> (monitored).</summary>
    CompletedOnTime,

    /// <summary>B(P), neither ended nor waiting for the applicant at the end of the period.</summary>
    Open,

    /// <summary>B(P), open and within the limit; over <see cref="Open"/> (monitored).</summary>
    OpenOnTime,

    /// <summary>A(P), finished with a result, whenever: base of the average time (2.2).</summary>
    Processed,

    /// <summary>Sum over <see cref="Processed"/> of end - receipt - pauses, in milliseconds; numerator of 2.2.</summary>
    ProcessingMilliseconds,

    /// <summary>A(P): dossiers received in the period; denominator of 1.4 and 3.3.</summary>
    Received,

    /// <summary>A(P), submitted online; numerator of 3.3. A procedure with any counts for 3.2.</summary>
    ReceivedOnline,

    /// <summary>
    /// A(P), submitted online and with an electronic result by the end of the period; numerator of 3.3 by the rule sheet
    /// where the result of the procedure is a document.
    /// </summary>
    ReceivedOnlineWithResult,

    /// <summary>A(P), at the counter.</summary>
    ReceivedDirect,

    /// <summary>A(P), by public post.</summary>
    ReceivedPost,

    /// <summary>A(P), online and on time (monitored).</summary>
    OnlineOnTime,

    /// <summary>A(P), online and late (monitored).</summary>
    OnlineLate,

    /// <summary>A(P), synchronised to the National Portal before the period ended; numerator of 1.4.</summary>
    Synchronised,

    /// <summary>B(P), with a fee due; denominator of 3.6.</summary>
    FeeDossiers,

    /// <summary>B(P), with a fee due and paid online by the end of the period; numerator of 3.6.</summary>
    PaidOnline,

    /// <summary>Received dossiers paid online in the period. A procedure with any counts for 3.5.</summary>
    OnlinePayments,

    /// <summary>B(P), with an electronic result by the end of the period; numerator of 4.1.</summary>
    ElectronicResults,

    /// <summary>B(P), with a file among the components and an electronic result; numerator of 4.2.</summary>
    Digitised,

    /// <summary>B(P), with a re-used digitised component; numerator of 4.3.</summary>
    Reused,

    /// <summary>B(P), with a component from the personal store or the result linked into it; numerator of 4.4.</summary>
    InStore,

    /// <summary>B(P), identity verified or data of the population database; numerator of 4.5b. Any counts for 4.5a.</summary>
    PopulationData,

    /// <summary>B(P), on time, not disliked and without a petition; numerator of 5.4.</summary>
    Satisfied,

    /// <summary>Petitions received or in process in the period; denominator of 5.2 and base of the classes (5.1).</summary>
    Petitions,

    /// <summary>Those of them with every step on time so far; numerator of 5.2.</summary>
    PetitionsOnTime,

    /// <summary>Petitions about rules and procedures (5.1).</summary>
    PetitionsAboutProcedures,

    /// <summary>Petitions about the behaviour of staff (5.1).</summary>
    PetitionsAboutStaff,

    /// <summary>Petitions that came in the period and were taken; denominator of 5.3.</summary>
    PetitionsReceived,

    /// <summary>Those of them neither disliked, nor overdue, nor complained about again; numerator of 5.3.</summary>
    PetitionsSatisfied,
}
