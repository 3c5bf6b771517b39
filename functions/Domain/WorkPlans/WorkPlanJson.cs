using System.Collections;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;

namespace Mandates.Domain.WorkPlans;

/// <summary>How plans, and everything else that the API sends and takes, are written as JSON.</summary>
public static class WorkPlanJson
{
    /// <summary>
    /// camelCase names; dates, times, instants and zones in ISO 8601 and IANA form; absent values left out; unknown or
    /// doubled fields, null in a list, comments and trailing commas refused with a <see cref="JsonException"/>.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create(indented: false);

    /// <summary>As <see cref="Options"/>, for people to read.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>The plan as UTF-8 without a byte order mark; equal plans give equal bytes.</summary>
    public static byte[] Write(WorkPlan plan, bool indented = false) =>
        JsonSerializer.SerializeToUtf8Bytes(plan, indented ? Indented : Options);

    /// <summary>SHA-256 of the plan as <see cref="Write"/> gives it without indentation, in lower-case hexadecimal.</summary>
    public static string Sha256(WorkPlan plan) => Convert.ToHexStringLower(SHA256.HashData(Write(plan)));

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowDuplicateProperties = false,
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 32,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            WriteIndented = indented,
        };
        // The converters on the enums themselves would also take numbers.
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        // Before NodaTime's own, which wants the seconds too.
        options.Converters.Add(new NodaPatternConverter<LocalTime>(TimeOfDay()));
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatCameLater, RefuseNullItems } };
        options.MakeReadOnly();
        return options;
    }

    // A plan that was kept before a field existed is written as it was, and keeps its hash.
    private static void LeaveOutWhatCameLater(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.ShouldSerialize = (type.Type.Name, property.Name) switch
            {
                (nameof(WorkPlan), "noticePeriods" or "extensions" or "translations") => (_, value) => value is not ICollection { Count: 0 },
                (nameof(WorkPlan), "forwardDays" or "consultationDays") => (_, value) => value is not 0,
                (nameof(WorkPlan), "replyVisibility" or "papers") => (_, value) => value is not null,
                (nameof(ConsultedProcess), "language") => (_, value) => value is not Language.English,
                (nameof(WorkingGroup), "electsViceChairs") => (_, value) => value is false,
                (nameof(ReminderRule), "most") => (_, value) => value is not ReminderRule.UsualMost,
                (nameof(ReminderRule), "since") => (_, value) => value is not 0,
                _ => property.ShouldSerialize,
            };
        }
    }

    // No list and no table of ours holds null; the reader asks that of fields alone.
    private static void RefuseNullItems(JsonTypeInfo type)
    {
        if (type is { Kind: JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary, ElementType.IsValueType: false })
        {
            type.OnDeserialized = read =>
            {
                if (((read as IDictionary)?.Values ?? (IEnumerable)read).Cast<object?>().Contains(null))
                {
                    throw new JsonException("A list or a table holds null.");
                }
            };
        }
    }

    // Written with seconds; read with or without.
    private static IPattern<LocalTime> TimeOfDay() => new CompositePatternBuilder<LocalTime>
    {
        { LocalTimePattern.CreateWithInvariantCulture("HH':'mm"), _ => false },
        { LocalTimePattern.ExtendedIso, _ => true },
    }.Build();
}
