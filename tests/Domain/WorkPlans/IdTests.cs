namespace Mandates.Domain.Tests.WorkPlans;

/// <summary>Ids: the form they must have where they come in, and the text that they are everywhere else.</summary>
public sealed class IdTests
{
    private sealed record Named(StateId State, ParticipantId? By, IReadOnlyDictionary<StateId, int> Places);

    [Fact]
    public void The_published_schema_has_the_same_forms()
    {
        using var stream = typeof(WorkPlan).Assembly.GetManifestResourceStream("work-plan.schema.json")!;
        using var schema = JsonDocument.Parse(stream);
        var definitions = schema.RootElement.GetProperty("definitions");

        Assert.Equal(MandateId.Pattern + "$", definitions.GetProperty("slug").GetProperty("pattern").GetString());
        Assert.Equal(MandateId.MostCharacters, definitions.GetProperty("slug").GetProperty("maxLength").GetInt32());
        Assert.Equal(StateId.Pattern + "$", definitions.GetProperty("stateId").GetProperty("pattern").GetString());
    }

    [Theory]
    [InlineData("ag-dec-66", true)]
    [InlineData("2012", true)]
    [InlineData("AG-DEC-66", false)]
    [InlineData("ag--dec", false)]
    [InlineData("ag-dec-66\n", false)]
    [InlineData("~end", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_mandate_is_named_by_a_slug(string? text, bool isOne) => Assert.Equal(isOne ? text : null, MandateId.Parse(text)?.Value);

    [Fact]
    public void The_id_of_a_mandate_has_at_most_60_characters()
    {
        Assert.NotNull(MandateId.Parse(new('a', 60)));
        Assert.Null(MandateId.Parse(new('a', 61)));
    }

    [Theory]
    [InlineData("ec", true)]
    [InlineData("st-kitts-and-nevis", true)]
    [InlineData("e", false)]
    [InlineData("EC", false)]
    [InlineData("ec/br", false)]
    [InlineData("ec\n", false)]
    [InlineData(null, false)]
    public void A_state_is_named_by_letters_figures_and_hyphens(string? text, bool isOne) => Assert.Equal(isOne ? text : null, StateId.Parse(text)?.Value);

    [Theory]
    [InlineData("br.mission", true)]
    [InlineData("br.2", true)]
    [InlineData("br.mispa.12", true)]
    [InlineData("br", false)]
    [InlineData("br.", false)]
    [InlineData("br.2 ", false)]
    [InlineData("mandated-body", false)]
    [InlineData(null, false)]
    public void A_participant_is_named_by_its_state_and_place(string? text, bool isOne) => Assert.Equal(isOne ? text : null, ParticipantId.Parse(text)?.Value);

    [Fact]
    public void Every_id_that_the_roster_gives_can_be_named_from_outside()
    {
        var record = new MandateRecord { StartedAt = Instant.MinValue };
        var state = new StateId("st-kitts-and-nevis");

        Assert.All(
            [
                record.NextId(state, ParticipantKind.Mission, null), record.NextId(state, ParticipantKind.FocalPoint, null, ahead: 40),
                record.NextId(state, ParticipantKind.Authority, "REMJA-2"),
            ],
            id => Assert.Equal(id, ParticipantId.Parse(id)));
    }

    [Fact]
    public void In_JSON_an_id_is_its_text()
    {
        var named = new Named(new("ec"), null, new Dictionary<StateId, int> { [new("br")] = 3 });

        var json = JsonSerializer.Serialize(named, WorkPlanJson.Options);

        Assert.Equal("""{"state":"ec","places":{"br":3}}""", json);
        Assert.Equal(3, JsonSerializer.Deserialize<Named>(json.Replace("\"places\"", "\"by\":null,\"places\"", StringComparison.Ordinal), WorkPlanJson.Options)!.Places[new("br")]);
    }

    [Fact]
    public void What_was_once_stored_is_read_whatever_its_form() =>
        Assert.Equal("Éire 1", JsonSerializer.Deserialize<StateId>("\"Éire 1\"", WorkPlanJson.Options).Value);

    [Theory]
    [InlineData("""{"state":null,"by":null,"places":{}}""", "Null is not a value here: give one, or remove the field.")]
    [InlineData("""{"state":7,"by":null,"places":{}}""", "This must be a text in quotation marks.")]
    public void What_is_no_text_is_refused_as_for_any_text(string json, string remedy)
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Named>(json, WorkPlanJson.Options));

        var fault = JsonFault.Of(Encoding.UTF8.GetBytes(json), typeof(Named), WorkPlanJson.Options);
        Assert.Equal(("$.state", remedy), (fault.Path, fault.Remedy.ToString()));
    }

    [Fact]
    public void A_sentence_says_an_id_as_it_is_written()
    {
        Sentence sentence = $"'{new StateId("ec")}' has {3} places.";

        Assert.Equal("'ec' has 3 places.", sentence.ToString());
        Assert.Equal("'' has none.", ((Sentence)$"'{default(StateId)}' has none.").ToString());
    }
}
