using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace Mandates.Domain.WorkPlans.Reading;

/// <summary>Holds a plan against the published schema, <c>work-plan.schema.json</c>.</summary>
internal static class PlanSchema
{
    private static readonly Lazy<JsonSchema> Schema = new(Load);

    public static IEnumerable<Finding> Findings(ReadOnlySpan<byte> json)
    {
        var settings = new JsonSchemaValidatorSettings();
        settings.AddCustomFormatValidator(new KnownTimeZone());
        var errors = Schema.Value.Validate(Encoding.UTF8.GetString(json), settings).SelectMany(Leaves).ToArray();
        var notObjects = errors.Where(e => e.Kind == ValidationErrorKind.ObjectExpected).Select(e => e.Path).ToHashSet();

        // A value that is not an object lacks every field of one; one sentence for each path is enough.
        return errors
            .Where(e => e.Kind != ValidationErrorKind.PropertyRequired || !notObjects.Contains(Parent(e)))
            .GroupBy(e => e.Path)
            .Select(place => SchemaSentence.For(place.MinBy(e => e.Kind == ValidationErrorKind.PatternMismatch ? 0 : 1)!));
    }

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError parent ? parent.Errors.Values.SelectMany(e => e).SelectMany(Leaves) : [error];

    private static string? Parent(ValidationError error) =>
        error.Path is { } path && error.Property is { } name && path.EndsWith($".{name}", StringComparison.Ordinal)
            ? path[..^(name.Length + 1)]
            : error.Path;

    private static JsonSchema Load()
    {
        using var stream = typeof(PlanSchema).Assembly.GetManifestResourceStream("work-plan.schema.json")!;
        // The schema refers only to itself, so that loading it never waits.
        return JsonSchema.FromJsonAsync(stream).GetAwaiter().GetResult();
    }

    private sealed class KnownTimeZone : IFormatValidator
    {
        public string Format => "iana-time-zone";

        public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.Unknown;

        public bool IsValid(string value, JTokenType tokenType) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is not null;
    }
}
