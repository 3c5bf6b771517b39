using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using static NJsonSchema.Validation.ValidationErrorKind;

namespace Mandates.Domain.WorkPlans.Reading;

/// <summary>Turns what the schema validator found into a sentence; the remedy is the schema's own description.</summary>
internal static class SchemaSentence
{
    private const string AnyText = "\\S";

    public static Finding For(ValidationError error)
    {
        var (code, message) = Say(error);
        return Refusal.Of(code, "$" + error.Path?.TrimStart('#').Replace("/", ".", StringComparison.Ordinal), message);
    }

    private static (string Code, Sentence Message) Say(ValidationError error) => error.Kind switch
    {
        PropertyRequired => ("missing", $"{Name(error)} is missing. Add it: {Description(error, error.Property)}"),
        NoAdditionalPropertiesAllowed => ("unknown-field", $"{Name(error)} is not a field that a plan has here. Correct its spelling or remove it; the fields here are {Fields(error)}."),
        StringExpected => Type(error, "a text in quotation marks"),
        IntegerExpected or NumberExpected => Type(error, "a whole number without quotation marks"),
        BooleanExpected => Type(error, "true or false, without quotation marks"),
        ArrayExpected => Type(error, "a list in [ ]"),
        ObjectExpected => Type(error, "a group of fields in { }"),
        StringTooShort => Blank(error),
        PatternMismatch when error.Schema.ActualSchema.Pattern == AnyText => Blank(error),
        StringTooLong => ("too-long", $"{Name(error)} has more than {error.Schema.ActualSchema.MaxLength} characters. Shorten it: {Description(error)}"),
        DateExpected => ("no-such-date", $"{Value(error)} is a day that does not exist. Correct the day or the month."),
        TooFewItems => ("too-few", $"{Name(error)} has too few entries. {Description(error)}"),
        TooManyItems => ("too-many", $"{Name(error)} has too many entries. {Description(error)}"),
        ItemsNotUnique => ("doubled-entry", $"{Name(error)} names an entry twice. {Description(error)}"),
        _ when Named(error) => ("not-accepted", $"{Value(error)} is not accepted for {Name(error)}. {Description(error)}"),
        _ => ("not-accepted", $"{Value(error)} is not accepted. {Description(error)}"),
    };

    private static (string Code, Sentence Message) Type(ValidationError error, Sentence expected) =>
        ("wrong-type", $"{Name(error)} must be {expected}. {Description(error)}");

    private static (string Code, Sentence Message) Blank(ValidationError error) =>
        ("blank", $"{Name(error)} is empty. Fill it in: {Description(error)}");

    /// <summary>An entry of a list has a place and no name.</summary>
    private static bool Named(ValidationError error) => !string.IsNullOrEmpty(error.Property) && !error.Property.StartsWith('[');

    private static Sentence Name(ValidationError error) => Named(error) ? Refusal.Quote(error.Property!) : "This entry";

    private static Sentence Value(ValidationError error) =>
        Refusal.Quote(error.Token is JProperty property ? property.Value.ToString() : error.Token?.ToString() ?? "");

    private static Sentence Description(ValidationError error) => error.Schema.ActualSchema.Description ?? "";

    private static Sentence Description(ValidationError error, string? property) =>
        property is not null && error.Schema.ActualSchema.Properties.TryGetValue(property, out var schema)
            ? schema.Description ?? ""
            : Description(error);

    private static string Fields(ValidationError error) =>
        string.Join(", ", error.Schema.ActualSchema.Properties.Keys.Where(name => name != "$schema"));
}
