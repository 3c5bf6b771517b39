namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>Remarks on what the plan says twice, and not the same.</summary>
internal static class DoubleRules
{
    public static IEnumerable<Finding> TheProceduresAgreeOnTheFocalPoints(WorkPlan plan)
    {
        var stating = plan.Procedures.Index().Where(p => p.Item.FocalPointsPerState is not null).ToArray();
        return from other in stating.Skip(1)
               let first = stating[0].Item
               where other.Item.FocalPointsPerState != first.FocalPointsPerState
               select Finding.Remark("focal-points-differ", $"$.procedures[{other.Index}].focalPointsPerState",
                   $"The most focal points of a state are {first.FocalPointsPerState} in procedure {first.Number} and {other.Item.FocalPointsPerState} in procedure {other.Item.Number}. "
                   + $"The larger number prevails.");
    }

    public static IEnumerable<Finding> ATranslationStandsOnce(WorkPlan plan) =>
        from text in plan.Translations.Index()
        where plan.Translations.Take(text.Index).Any(earlier => earlier.En == text.Item.En)
        select Finding.Remark("doubled-translation", $"$.translations[{text.Index}].en",
            $"\"{plan.Named(text.Item.En)}\" is translated more than once. The first translation prevails.");

    /// <summary>A chair may use the mailbox of its own mission, and bodies may share their secretariat's.</summary>
    public static IEnumerable<Finding> AStateHasAMailboxOfItsOwn(WorkPlan plan)
    {
        var (mandate, chair) = (plan.Mandate, plan.WorkingGroup.Chair);
        (object Name, string Mailbox, StateId? Of)[] others =
        [
            (plan.Named(mandate.MandatedBody.Name), mandate.MandatedBody.Email, null),
            (plan.Named(mandate.DueSession.Body.Name), mandate.DueSession.Body.Email, null),
            (plan.Named(mandate.Secretariat.Name), mandate.Secretariat.Email, null),
            (plan.Named(chair.Title), chair.Email, chair.State),
            .. plan.States.Select(state => ((object)state.Names, state.Mission, (StateId?)state.Id)),
        ];
        return from state in plan.States.Index()
               let other = others[..^(plan.States.Count - state.Index)].FirstOrDefault(o => o.Of != state.Item.Id && o.Mailbox.Equals(state.Item.Mission, StringComparison.OrdinalIgnoreCase))
               where other.Name is not null
               select Finding.Remark("shared-mailbox", $"$.states[{state.Index}].mission",
                   $"{state.Item.Names} and {other.Name} have the same mailbox, {state.Item.Mission}. Whoever reads it gets the mails and links of both. Correct it unless that is meant.");
    }
}
