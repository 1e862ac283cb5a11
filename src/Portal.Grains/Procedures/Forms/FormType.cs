namespace Portal.Grains.Procedures.Forms;

/// <summary>Type of a value in a form.</summary>
public enum FormType
{
    /// <summary>Named fields.</summary>
    Object,

    /// <summary>A list of values of one kind.</summary>
    Array,

    /// <summary>A text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Boolean,
}
