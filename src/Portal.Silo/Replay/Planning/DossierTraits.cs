using Portal.Grains.Dossiers;

namespace Portal.Silo.Replay.Planning;

/// <summary>What one dossier has to contribute to the indices; which procedure and which days suit it comes after.</summary>
internal sealed class DossierTraits(Outcome outcome)
{
    public Outcome Outcome { get; } = outcome;

    /// <summary>Received before the period, still open when it began.</summary>
    public bool CarriedOver { get; set; }

    public Channel Channel { get; set; } = Channel.Online;
    public bool WithFee { get; set; }
    public bool PaidOnline { get; set; }
    public bool ElectronicResult { get; set; }

    /// <summary>At least one file among the components.</summary>
    public bool WithFile { get; set; }

    public bool Reused { get; set; }
    public bool InStore { get; set; }
    public bool Verified { get; set; }

    /// <summary>The National Portal never hears of it.</summary>
    public bool Unsynchronised { get; set; }

    public bool Disliked { get; set; }
    public bool Liked { get; set; }

    /// <summary>Sent back once for a supplement, within the three working days.</summary>
    public bool Supplemented { get; set; }

    /// <summary>Late, with an apology in time and a new date.</summary>
    public bool Extended { get; set; }

    /// <summary>Paid online, and in the period: the fee is paid at receipt.</summary>
    public bool PaidInPeriod => PaidOnline && !CarriedOver;

    public bool IsFinished => Outcome is Outcome.FinishedOnTime or Outcome.FinishedLate;

    public bool IsOnTime => Outcome is Outcome.FinishedOnTime or Outcome.OpenOnTime;

    /// <summary>Some component has to be handed in for the indices to come out.</summary>
    public bool NeedsComponent => WithFile || Reused || (InStore && !ElectronicResult);
}
