// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Membership} from "./Membership.sol";
import {Policies} from "./Policies.sol";

/// @title Who belongs to the consortium, and which nodes validate its blocks
/// @notice QBFT's contract mode reads {getValidators} at the parent of every block. A change of members or of the policy
/// is proposed and approved by member signers and takes effect when ⌈2n/3⌉ of the members seated at that moment stand
/// behind it.
/// Seats and proposals are never deleted: the set of any past block can be read from the latest state.
/// @dev Predeployed: there is no constructor. The genesis file writes the first validators, seats and their count, so
/// the order of the state variables is a format; slot 0 is read by storage proofs outside this chain.
contract Constitution is Membership {
    /// @param signer account that proposes, approves and registers for the member
    /// @param validator address of the member's validator node; zero for a member without one
    /// @param nameHash keccak256 of the member's name in UTF-8
    struct Member {
        address signer;
        address validator;
        bytes32 nameHash;
    }

    /// @param admittedAt block of the admission; zero for founding members
    /// @param removedAt block of the removal; zero while seated
    struct Seat {
        Member member;
        uint64 admittedAt;
        uint64 removedAt;
    }

    /// @param openedAt block in which it was proposed
    /// @param executedAt block in which it took effect; zero while open
    /// @param leaving signer of the member to remove; zero for none
    /// @param joining member to seat; a zero signer for none
    /// @param approvals indices of the seats that approved, in that order, the proposer's first
    /// @param policy where no member leaves or joins: the draft in PolicyRegistry to adopt, or zero to withdraw the policy
    struct Proposal {
        address proposer;
        uint64 openedAt;
        uint64 executedAt;
        address leaving;
        Member joining;
        uint32[] approvals;
        bytes32 policy;
    }

    /// @notice Most members at one time; bounds every loop over validators.
    uint256 public constant MAX_MEMBERS = 128;
    Policies public constant POLICIES = Policies(0x0000000000000000000000000000000000001003);

    /// @dev Slot 0. Ascending and free of duplicates.
    address[] private _validators;
    /// @dev Slot 1. Every seat there ever was, in order of admission.
    Seat[] private _seats;
    /// @dev Slot 2. Signer to index of its present seat plus one; zero when not a member.
    mapping(address signer => uint256) private _seatNumber;
    /// @dev Slot 3.
    uint256 private _memberCount;
    /// @dev Slot 4.
    Proposal[] private _proposals;

    event MemberSeated(address indexed signer, address indexed validator, bytes32 nameHash, uint256 seat);
    event MemberRemoved(address indexed signer, address indexed validator, uint256 seat);
    event Proposed(uint256 indexed id, address indexed proposer, address leaving, Member joining);
    event PolicyProposed(uint256 indexed id, address indexed proposer, bytes32 policy);
    event Approved(uint256 indexed id, address indexed member);
    event Executed(uint256 indexed id);

    error NotAMember(address account);
    error AlreadyAMember(address signer);
    error ValidatorTaken(address validator);
    error EmptyChange();
    error UnknownProposal(uint256 id);
    error AlreadyExecuted(uint256 id);
    error AlreadyApproved(uint256 id, address member);
    error QuorumNotReached(uint256 approvals, uint256 quorum);
    error NoMemberLeft();
    error NoValidatorLeft();
    error TooManyMembers();

    modifier onlyMember() {
        require(isMember(msg.sender), NotAMember(msg.sender));
        _;
    }

    /// @notice Opens a proposal and counts the caller's approval; takes effect at once when that is a quorum.
    /// @dev With both parts set one member replaces another in a single step: that is how a member changes its signer
    /// or its validator.
    /// @param leaving signer of the member to remove, or zero
    /// @param joining member to seat, or a zero signer
    /// @return id index of the proposal
    function propose(address leaving, Member calldata joining) external onlyMember returns (uint256 id) {
        require(leaving != address(0) || joining.signer != address(0), EmptyChange());
        require(leaving == address(0) || isMember(leaving), NotAMember(leaving));
        require(leaving == joining.signer || !isMember(joining.signer), AlreadyAMember(joining.signer));
        Proposal storage opened;
        (id, opened) = _openNew();
        opened.leaving = leaving;
        opened.joining = joining;
        emit Proposed(id, msg.sender, leaving, joining);
        _approve(id, opened);
    }

    /// @notice As {propose}, for a decision about the policy instead of the members.
    /// @param policy draft in PolicyRegistry to adopt, or zero to withdraw the policy in force
    /// @return id index of the proposal
    function proposePolicy(bytes32 policy) external onlyMember returns (uint256 id) {
        Proposal storage opened;
        (id, opened) = _openNew();
        opened.policy = policy;
        emit PolicyProposed(id, msg.sender, policy);
        _approve(id, opened);
    }

    /// @notice Approves an open proposal; takes effect at once when that completes the quorum.
    function approve(uint256 id) external onlyMember {
        _approve(id, _open(id));
    }

    /// @notice Puts an open proposal into effect that has a quorum of the present members without a further approval,
    /// because the membership shrank after it was approved. Anyone may call: the members have already decided.
    function execute(uint256 id) external {
        Proposal storage open = _open(id);
        uint256 approvals = _seatedApprovals(open);
        require(approvals >= quorum(), QuorumNotReached(approvals, quorum()));
        _execute(id, open);
    }

    /// @notice The validators of the next block, ascending.
    function getValidators() external view returns (address[] memory) {
        return _validators;
    }

    /// @inheritdoc Membership
    function isMember(address signer) public view returns (bool) {
        return _seatNumber[signer] != 0;
    }

    /// @notice The seated member with that signer.
    function member(address signer) external view returns (Member memory) {
        require(isMember(signer), NotAMember(signer));
        return _seats[_seatNumber[signer] - 1].member;
    }

    /// @notice The seated members in order of admission.
    function members() external view returns (Member[] memory seated) {
        seated = new Member[](_memberCount);
        uint256 found;
        for (uint256 i; i < _seats.length; ++i) {
            if (_seats[i].removedAt == 0) seated[found++] = _seats[i].member;
        }
    }

    function memberCount() external view returns (uint256) {
        return _memberCount;
    }

    /// @notice Approvals of seated members that a change needs: ⌈2n/3⌉.
    function quorum() public view returns (uint256) {
        return (2 * _memberCount + 2) / 3;
    }

    /// @notice How many seats there ever were.
    function seatCount() external view returns (uint256) {
        return _seats.length;
    }

    /// @notice A present or past seat.
    function seat(uint256 index) external view returns (Seat memory) {
        return _seats[index];
    }

    function proposalCount() external view returns (uint256) {
        return _proposals.length;
    }

    /// @notice An open or executed proposal with all its approvals.
    function proposal(uint256 id) external view returns (Proposal memory) {
        require(id < _proposals.length, UnknownProposal(id));
        return _proposals[id];
    }

    /// @notice Approvals that count now: those of members still seated.
    function approvalsOf(uint256 id) external view returns (uint256) {
        require(id < _proposals.length, UnknownProposal(id));
        return _seatedApprovals(_proposals[id]);
    }

    function _openNew() private returns (uint256 id, Proposal storage opened) {
        id = _proposals.length;
        opened = _proposals.push();
        opened.proposer = msg.sender;
        opened.openedAt = uint64(block.number);
    }

    function _open(uint256 id) private view returns (Proposal storage found) {
        require(id < _proposals.length, UnknownProposal(id));
        found = _proposals[id];
        require(found.executedAt == 0, AlreadyExecuted(id));
    }

    function _approve(uint256 id, Proposal storage open) private {
        uint32 own = uint32(_seatNumber[msg.sender] - 1);
        uint256 length = open.approvals.length;
        for (uint256 i; i < length; ++i) {
            require(open.approvals[i] != own, AlreadyApproved(id, msg.sender));
        }
        open.approvals.push(own);
        emit Approved(id, msg.sender);
        if (_seatedApprovals(open) >= quorum()) _execute(id, open);
    }

    /// @dev An approval belongs to a seat, not to an account: a member that was removed and admitted again does not
    /// inherit what it approved before.
    function _seatedApprovals(Proposal storage of_) private view returns (uint256 count) {
        uint256 length = of_.approvals.length;
        for (uint256 i; i < length; ++i) {
            if (_seats[of_.approvals[i]].removedAt == 0) ++count;
        }
    }

    /// @dev Marked as executed before anything else. Whatever PolicyRegistry refuses undoes the ballot that was one too many.
    function _execute(uint256 id, Proposal storage open) private {
        open.executedAt = uint64(block.number);
        if (open.leaving == address(0) && open.joining.signer == address(0)) POLICIES.adopt(open.policy);
        if (open.leaving != address(0)) _unseat(open.leaving);
        if (open.joining.signer != address(0)) _seatMember(open.joining);
        require(_memberCount > 0, NoMemberLeft());
        require(_validators.length > 0, NoValidatorLeft());
        emit Executed(id);
    }

    function _seatMember(Member memory joining) private {
        require(!isMember(joining.signer), AlreadyAMember(joining.signer));
        require(_memberCount < MAX_MEMBERS, TooManyMembers());
        uint256 index = _seats.length;
        _seats.push(Seat({member: joining, admittedAt: uint64(block.number), removedAt: 0}));
        _seatNumber[joining.signer] = index + 1;
        ++_memberCount;
        if (joining.validator != address(0)) _insertValidator(joining.validator);
        emit MemberSeated(joining.signer, joining.validator, joining.nameHash, index);
    }

    function _unseat(address signer) private {
        require(isMember(signer), NotAMember(signer));
        uint256 index = _seatNumber[signer] - 1;
        Seat storage left = _seats[index];
        left.removedAt = uint64(block.number);
        delete _seatNumber[signer];
        --_memberCount;
        if (left.member.validator != address(0)) _deleteValidator(left.member.validator);
        emit MemberRemoved(signer, left.member.validator, index);
    }

    function _insertValidator(address added) private {
        _validators.push(added);
        uint256 place = _validators.length - 1;
        while (place > 0 && _validators[place - 1] >= added) {
            require(_validators[place - 1] != added, ValidatorTaken(added));
            _validators[place] = _validators[place - 1];
            --place;
        }
        _validators[place] = added;
    }

    function _deleteValidator(address removed) private {
        uint256 last = _validators.length - 1;
        uint256 place;
        while (_validators[place] != removed) ++place;
        for (; place < last; ++place) _validators[place] = _validators[place + 1];
        _validators.pop();
    }
}
