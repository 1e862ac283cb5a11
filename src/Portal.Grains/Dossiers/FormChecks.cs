using System.Collections.Immutable;
using System.Globalization;
using Portal.Grains.Procedures.Forms;
using Portal.Grains.Shared;

namespace Portal.Grains.Dossiers;

/// <summary>The form of a procedure, asked about the data of a dossier.</summary>
internal static class FormChecks
{
    /// <summary>What is wrong with the data; for drafts, missing fields are not.</summary>
    public static ImmutableArray<FieldError> Check(this FormSchema form, RawJson data, bool partial) =>
        FormValidator.Validate(form, data.Bytes, partial, "/form");

    /// <summary>Whether a JSON Pointer leads to a field of the form; numbers lead into lists.</summary>
    public static bool HasField(this FormSchema form, string pointer)
    {
        var node = form.Root;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var next = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? node.Items
                : node.Properties.FirstOrDefault(property => property.Name == part);
            if (next is null)
                return false;

            node = next;
        }

        return true;
    }
}
