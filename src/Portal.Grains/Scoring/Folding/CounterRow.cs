using Portal.Grains.Scoring.Counting;

namespace Portal.Grains.Scoring.Folding;

/// <summary>A row of counters: the periods of one year side by side, because a dossier touches several of them at once.</summary>
/// <param name="Agency">Agency of the dossiers or petitions themselves.</param>
/// <param name="Procedure">Procedure; empty for petitions.</param>
internal readonly record struct CounterRow(int Year, string Agency, string Procedure)
{
    private const int PartsOfYear = 100;

    /// <summary>The row of a counter.</summary>
    public static CounterRow Of(in CounterKey key) => new(YearOf(key.Period), key.Agency, key.Procedure);

    /// <summary>The year of a period's code.</summary>
    public static int YearOf(int period) => period / PartsOfYear;

    /// <summary>The place of a period in its year: 0 for the year itself, then months and quarters.</summary>
    public static int PartOf(int period) => period % PartsOfYear;

    /// <summary>The code of a period in the year of this row.</summary>
    public int PeriodOf(int part) => (Year * PartsOfYear) + part;
}

/// <summary>A row of counters that is to be stored.</summary>
/// <param name="Packed">Its counters, packed.</param>
/// <param name="IsNew">Nothing is stored of it yet.</param>
internal readonly record struct CounterWrite(CounterRow Row, byte[] Packed, bool IsNew);
