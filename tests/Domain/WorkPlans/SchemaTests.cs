using System.Text.Json.Serialization.Metadata;

namespace Mandates.Domain.Tests;

/// <summary>The published schema and the types say the same.</summary>
public class SchemaTests
{
    private static readonly JsonNode Schema = Load();

    public static TheoryData<Type> Types =>
    [
        typeof(WorkPlan), typeof(Mandate), typeof(Office), typeof(ConsultedProcess), typeof(Session), typeof(WorkingGroup),
        typeof(Chair), typeof(LocalTimes), typeof(ReminderRule), typeof(MeetingNoticeRule), typeof(QuorumRule), typeof(Share),
        typeof(Adoption), typeof(Procedure), typeof(StatedDate), typeof(Activity), typeof(Topic), typeof(MemberState),
        typeof(LocalizedText), typeof(NoticePeriod), typeof(StateExtension), typeof(HouseStyle),
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_has_the_fields_of_its_schema_and_requires_the_same(Type type)
    {
        var schema = Of(type);
        var fields = schema["properties"]!.AsObject().Select(p => p.Key).Where(name => name != "$schema");
        var properties = WorkPlanJson.Options.GetTypeInfo(type).Properties.Where(p => p.Get is not null).ToArray();

        Assert.Equal(fields.Order(), properties.Select(p => p.Name).Order());
        Assert.Equal(
            schema["required"]!.AsArray().Select(name => (string)name!).Order(),
            properties.Where(Required).Select(p => p.Name).Order());
    }

    [Fact]
    public void Every_object_of_the_schema_has_a_type_and_closes_its_fields()
    {
        var objects = Schema["definitions"]!.AsObject().Where(d => (string?)d.Value!["type"] == "object").ToArray();

        Assert.Equal(Types.Count - 1, objects.Length);
        Assert.All(objects, d => Assert.False((bool)d.Value!["additionalProperties"]!));
    }

    [Theory]
    [InlineData(typeof(ActivityKind))]
    [InlineData(typeof(TopicPurpose))]
    [InlineData(typeof(Language))]
    [InlineData(typeof(NoticeFor))]
    [InlineData(typeof(ReplyVisibility))]
    [InlineData(typeof(BracketStyle))]
    public void Each_list_of_words_is_the_same_in_both(Type type) =>
        Assert.Equal(
            Of(type)["enum"]!.AsArray().Select(word => (string)word!),
            Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, WorkPlanJson.Options)!.GetValue<string>()));

    [Fact]
    public void Every_field_is_described_in_a_sentence()
    {
        var described = Schema["definitions"]!.AsObject().Append(new("plan", Schema))
            .SelectMany(d => d.Value!["properties"]?.AsObject().Select(p => p.Value!) ?? []);

        Assert.All(described, field => Assert.EndsWith(".", (string)field["description"]!, StringComparison.Ordinal));
    }

    private static bool Required(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    private static JsonNode Of(Type type) => type == typeof(WorkPlan)
        ? Schema
        : Schema["definitions"]![JsonNamingPolicy.CamelCase.ConvertName(type.Name)]!;

    private static JsonNode Load()
    {
        using var stream = typeof(WorkPlan).Assembly.GetManifestResourceStream("work-plan.schema.json")!;
        return JsonNode.Parse(stream)!;
    }
}
