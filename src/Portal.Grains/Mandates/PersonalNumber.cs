using System.Text;
using Portal.Grains.Procedures.Forms;

namespace Portal.Grains.Mandates;

/// <summary>Personal numbers (số định danh cá nhân).</summary>
public static class PersonalNumber
{
    /// <summary>Whether a text can be one; the same rule as in forms.</summary>
    public static bool IsPossible(string? text) =>
        text is { Length: 12 } && FormFormats.IsPersonalNumber(Encoding.UTF8.GetBytes(text));
}
