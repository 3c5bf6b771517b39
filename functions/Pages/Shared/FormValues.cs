namespace Mandates.Pages.Shared;

/// <summary>The values typed into a form, to be shown again or carried to the confirmation.</summary>
public sealed class FormValues(IEnumerable<KeyValuePair<string, string>> fields)
{
    private readonly KeyValuePair<string, string>[] all = [.. fields.Where(field => field.Key != FormToken.FieldName && field.Key != StepField)];

    /// <summary>The field that says whether the effect is to be shown or the act to be done.</summary>
    public const string StepField = "step";

    public const string Confirm = "confirm";

    /// <summary>Nothing was typed yet.</summary>
    public static FormValues Nothing { get; } = new([]);

    public IReadOnlyList<KeyValuePair<string, string>> Fields => all;

    public bool IsEmpty => all.Length == 0;

    /// <summary>What was typed into a field; empty when nothing was.</summary>
    public string this[string name] => all.FirstOrDefault(field => field.Key == name).Value ?? "";

    /// <summary>As <see cref="this"/>, with a default when the form was not sent.</summary>
    public string Or(string name, string otherwise) => IsEmpty ? otherwise : this[name];

    /// <summary>All values of a field that may be chosen several times.</summary>
    public IReadOnlyList<string> Values(string name) => [.. all.Where(field => field.Key == name).Select(field => field.Value)];

    public bool Has(string name) => all.Any(field => field.Key == name);

    public bool Has(string name, string value) => all.Any(field => field.Key == name && field.Value == value);
}
