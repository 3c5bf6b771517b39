using Mandates.Local.Engine;

namespace Mandates.Local.Tests.Engine;

/// <summary>Inputs, results and events are written and read as the real worker does it.</summary>
public class SerializationTests
{
    private sealed record Dates(DateOnly Day, TimeOnly Time, DateTimeOffset Moment, DayOfWeek Weekday, string? Nothing);

    private sealed record Sundry(
        TimeSpan Span, DateTime Utc, decimal Amount, Guid Id, List<string> List, Dictionary<string, int> Map, long Long, byte[] Bytes);

    [Fact]
    public async Task Json_is_that_of_the_real_worker()
    {
        string? input = null;
        var dates = new Dates(new(2012, 2, 23), new(23, 59), new(2012, 2, 23, 1, 2, 3, TimeSpan.FromHours(-5)), DayOfWeek.Friday, null);
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Act("Keep", call => DurableJson.Converter.Deserialize<Dates>(input = call.InputJson))
            .Orchestrate("Main", async c => await c.CallActivityAsync<Dates>("Keep", c.GetInput<Dates>())));

        var done = await running.RunAsync(input: dates);

        Assert.Equal(dates, done.ReadOutputAs<Dates>());
        Assert.Equal("""{"Day":"2012-02-23","Time":"23:59:00","Moment":"2012-02-23T01:02:03-05:00","Weekday":5,"Nothing":null}""", input);
    }

    [Fact]
    public async Task Input_is_read_whatever_its_case_and_escaped_beyond_ascii()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", c => Task.FromResult<object?>(c.GetInput<Dates>()!.Nothing)));

        var done = await running.RunAsync(input: new { nothing = "é<" });

        Assert.Equal("é<", done.ReadOutputAs<string>());
        Assert.Equal("\"\\u00E9\\u003C\"", done.SerializedOutput);
    }

    [Fact]
    public async Task Null_stays_null_and_a_missing_number_is_zero()
    {
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Act("Null", call => call.InputJson)
            .Orchestrate("Main", async c => $"{c.GetInput<int>()}{await c.CallActivityAsync<string?>("Null") ?? "null"}"));

        Assert.Equal("0null", (await running.RunAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_result_of_another_shape_can_be_caught()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Act("Text", _ => "text").Orchestrate("Main", async c =>
        {
            await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => c.CallActivityAsync<int>("Text"));
            return "caught";
        }));

        Assert.Equal("caught", (await running.RunAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Values_of_many_types_come_back_as_they_went_in()
    {
        await using var running = await Running.OpenAsync(new TestFunctions()
            .Act("Keep", call => DurableJson.Converter.Deserialize<Sundry>(call.InputJson))
            .Orchestrate("Main", async c =>
            {
                c.SetCustomStatus(c.GetInput<Sundry>());
                return await c.CallActivityAsync<Sundry>("Keep", c.GetInput<Sundry>());
            }));
        var sundry = new Sundry(
            new(1, 30, 0), ManualTime.Start, 1.25m, Guid.Parse("5b3f7a52-6a4e-4d0d-8f0e-3d0c1b2a4f5e"), ["é", ""], new() { ["A"] = 1 }, long.MaxValue, [0, 255]);

        var done = await running.RunAsync(input: sundry);

        Assert.Equivalent(sundry, done.ReadOutputAs<Sundry>(), strict: true);
        Assert.Equivalent(sundry, done.ReadCustomStatusAs<Sundry>(), strict: true);
    }

    [Fact]
    public async Task What_the_json_does_not_hold_has_its_default()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", c => Task.FromResult<object?>(c.GetInput<Dates>())));

        Assert.Equal(new Dates(default, default, default, default, null), (await running.RunAsync(input: new { })).ReadOutputAs<Dates>());
    }

    [Fact]
    public async Task An_input_of_another_shape_can_be_caught()
    {
        await using var running = await Running.OpenAsync(new TestFunctions().Orchestrate("Main", c =>
        {
            Assert.Throws<System.Text.Json.JsonException>(() => c.GetInput<Dates>());
            return Task.FromResult<object?>("caught");
        }));

        Assert.Equal("caught", (await running.RunAsync(input: "text")).ReadOutputAs<string>());
    }
}
