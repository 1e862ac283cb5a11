namespace Portal.Grains.Agencies;

/// <summary>An agency and those below it, as conditions of SQL which an index serves.</summary>
internal static class AgencyBranch
{
    /// <summary>The agency itself, or one below it.</summary>
    /// <param name="code">Column of the code that is looked at.</param>
    /// <param name="top">Parameter, or column, of the agency.</param>
    public static string Within(string code = "agency", string top = "@agency") => $"({code} = {top} or ({Below(code, top)}))";

    /// <summary>Only those below it.</summary>
    /// <param name="code">Column of the code that is looked at.</param>
    /// <param name="top">Parameter, or column, of the agency.</param>
    // '/' follows '.' in the character table: the range holds exactly the codes below the agency.
    public static string Below(string code = "agency", string top = "@agency") =>
        $"{code} >= {top} || '.' and {code} < {top} || '/'";

    /// <summary>Only those below it that follow one of them in the order of codes.</summary>
    /// <param name="one">Column of the code of that one.</param>
    /// <param name="code">Column of the code that is looked at.</param>
    /// <param name="top">Parameter, or column, of the agency.</param>
    public static string BelowAfter(string one, string code = "agency", string top = "@agency") =>
        $"{code} > {one} and {code} < {top} || '/'";
}
