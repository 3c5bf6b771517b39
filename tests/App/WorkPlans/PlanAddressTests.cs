using Mandates.App.Tests.Web.Access;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.WorkPlans;

public class PlanAddressTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Plan = "/api/mandates/addresses/plan";

    [Fact]
    public async Task A_participant_reads_the_plan_with_no_address_but_that_of_its_mission()
    {
        var plan = await app.StartAsync("addresses", states: 3);
        await app.FocalPointAsync("addresses", "ag", "person@ag.example");
        using var mission = await app.EnterAsync("addresses", "ag.mission");
        using var focalPoint = await app.EnterAsync("addresses", "ag.1");

        string[] read = [await mission.GetStringAsync(new Uri(Plan, UriKind.Relative)), await focalPoint.GetStringAsync(new Uri(Plan, UriKind.Relative))];

        Assert.All(read, text =>
        {
            Assert.Equal(2, text.Split('@').Length);
            Assert.Contains(plan.States[0].Mission, text, StringComparison.Ordinal);
            Assert.Contains(plan.WorkingGroup.Chair.Name, text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(CallerRoles.Secretariat)]
    [InlineData(CallerRoles.Chair)]
    [InlineData(CallerRoles.Auditor)]
    public async Task An_officer_reads_the_plan_whole(CallerRoles role)
    {
        var plan = await app.StartAsync("addresses", states: 3);
        using var officer = app.Officer(role);

        Assert.Equal(WorkPlanJson.Write(plan), await officer.GetByteArrayAsync(new Uri(Plan, UriKind.Relative)));
    }

    /// <summary>Every page, document and answer that a delegation reads of its mandate, held against the addresses of all others.</summary>
    [Fact]
    public async Task Nothing_that_a_participant_reads_names_the_address_of_another()
    {
        var plan = await app.StartDispatchedAsync("reads", states: 3);
        await app.FocalPointAsync("reads", "ag", "own@ag.example");
        await app.FocalPointAsync("reads", "ar", "other@ar.example");
        using var replied = await app.ReplyAsync("reads", "ag", [1, 2, 3]);
        using var http = await app.EnterAsync("reads", "ag.1");
        string[] hidden =
        [
            "other@ar.example", plan.WorkingGroup.Chair.Email, plan.Mandate.MandatedBody.Email, plan.Mandate.DueSession.Body.Email,
            .. plan.States.Skip(1).Select(s => s.Mission),
        ];

        foreach (var path in MatrixTests.ReadByDelegations("reads"))
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.All(hidden, address => Assert.False(text.Contains(address, StringComparison.OrdinalIgnoreCase), $"{path} has {address}"));
        }
    }
}
