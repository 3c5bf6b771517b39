using Mandates.Domain.WorkPlans;

namespace Mandates.Local.Rehearsal;

/// <summary>The draft of a rehearsal: short, ours, and such as a working group might see.</summary>
internal static class SampleDraft
{
    public static string Of(WorkPlan plan, int version) => $"""
        # {plan.Mandate.Product}

        Convinced that public security is a right of every person and a duty of every state, and in keeping with {plan.Mandate.Instrument}, paragraph {plan.Mandate.Paragraph}, the member states undertake as follows:

        ## Cooperation against transnational organized crime

        1. To strengthen cooperation among the member states in the prevention, investigation and prosecution of transnational organized crime.

        2. To designate in each state a central authority that receives and answers requests for mutual legal assistance{(version == 1 ? "" : " within sixty days")}.

        3. To exchange information on stolen and trafficked firearms every six months.

        ## Prevention of violence

        4. To promote programs of prevention for young people at risk, with the participation of local governments and civil society.

        5. To collect comparable statistics on homicide and other violent crime, and to publish them every year.

        ## Follow-up

        6. To entrust the {plan.Mandate.Secretariat.Name} with the follow-up of this {plan.Mandate.Product}.

        7. {(version == 1 ? "To review its results in due time." : "To review its results two years from now, on the report of the working group.")}
        """;
}
